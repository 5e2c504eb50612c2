//! Japanese.

use super::building::BuildingWords;
use super::keys::KeyWords;
use super::number::{digits, grouped};
use super::search::SearchWords;
use super::{Outage, ReaderWords, Words, size};
use crate::accept::Reason;
use crate::display::Setting;
use crate::division::Period;
use crate::kept::NotKept;
use crate::moment::{Day, Moment};
use crate::problem::{Fault, Problem};
use crate::search::FaultKind;

/// Japanese.
pub(super) static WORDS: Words = Words {
    tag: "ja",
    region: "JP",
    name: "日本語",
    skip: "本文へスキップ",
    recent: "最新ニュース",
    article: "記事",
    breadcrumb: "現在位置",
    language: "言語",
    search: "検索",
    filters: "絞り込み",
    facets: ["セクション", "タグ", "筆者", "言語"],
    any: "すべて",
    from: "開始日",
    to: "終了日",
    sort: "並べ替え",
    sorts: ["新しい順", "古い順", "関連度順"],
    clear: "条件をクリア",
    save: "この検索を保存",
    saved: "保存した検索",
    forget: |name| ["「", name, "」を削除"].concat(),
    feed: "フィード",
    not_kept: "ブラウザーが保存を許可していないため、このページを閉じると消えます。",
    more: "記事をもっと見る",
    loading: "読み込み中…",
    looking_back: "過去の一覧から記事を探しています…",
    retry: "再試行",
    dismiss: "閉じる",
    close: "閉じる",
    shortcuts: "キーボードショートカット",
    empty: "まだ記事がありません",
    empty_hint: "配信元には接続できましたが、表示できる記事がまだありません。",
    nothing: "該当する記事がありません",
    nothing_hint: "検索語を減らすか、別のセクションやより広い期間を選んでみてください。",
    down: "ニュースを読み込めません",
    down_hint: "原因は上に表示されています。接続を確認するか、もう一度お試しください。",
    unknown: "ページが見つかりません",
    unknown_hint: "アドレスが間違っているか、ページが移動した可能性があります。",
    missing: "この記事は見つかりません",
    missing_hint: "配信元の一覧より古い記事か、アドレスが間違っている可能性があります。",
    hidden: "この記事は表示できません",
    no_body: "記事の本文を読み込めませんでした。",
    protected: "パスワードで保護された記事です。発行元のサイトでお読みください。",
    original: "発行元のサイトで読む",
    back: "最新ニュースに戻る",
    neighbours: "前後の記事",
    related: "関連記事",
    attachments: "添付ファイル",
    table: "表",
    by: |names| format!("文 {names}"),
    updated: |date| format!("{date} 更新"),
    day,
    found: |count| ["記事", &grouped(count), "件"].concat(),
    searched: |count| ["これまでに読み込んだ記事", &grouped(count), "件から検索しました。"].concat(),
    undated: |count| ["日付のない記事", &grouped(count), "件は除かれています。"].concat(),
    histogram: "日付別の記事数",
    no_search: "検索機能を読み込めません",
    no_search_hint: "接続を確認してください。ニュースはそのままお読みいただけます。",
    older: "過去の記事から",
    older_more: "さらに過去を検索",
    older_loading: "過去の記事を検索中…",
    load_from: |host| format!("{host}のコンテンツを読み込む"),
    offline: |count| match count {
        0 => "オフラインです。開いたことのないものは読めません。".to_owned(),
        _ => ["オフラインです。ここにある記事", &grouped(count), "件は読めます。"].concat(),
    },
    offline_hint: "オフラインです。これは保存されていません。",
    fresh: |count| ["新しい記事", &grouped(count), "件"].concat(),
    keep: "オフライン用に保存",
    keep_hint: "一覧にある記事の本文を、新しいものから順にこのブラウザーに保存します。選んだセクション、またはすべてが対象です。",
    keep_limit: "上限",
    keep_nothing: "保存しない",
    keep_full: "すべては入りません。古い記事は保存されません。",
    newer: "新しいバージョンの準備ができました。",
    reload: "再読み込み",
    language_names: &[
        ("en", "英語"),
        ("ko", "韓国語"),
        ("ja", "日本語"),
        ("zh", "中国語"),
        ("de", "ドイツ語"),
        ("fr", "フランス語"),
        ("es", "スペイン語"),
        ("ro", "ルーマニア語"),
    ],
    minutes: |minutes| format!("約{minutes}分で読めます"),
    enlarge: "写真を拡大",
    was_read: "既読",
    muted_out: |count| ["非表示の記事", &grouped(count), "件は除かれています。"].concat(),
    size,
    reason,
    outage,
    problems: |source, count| format!("{source}：{count}か所を読み取れませんでした。"),
    problem,
};

/// The words around reading and keeping.
pub(super) static READER: ReaderWords = ReaderWords {
    period,
    show_all: |count| ["全", &grouped(count), "件を表示"].concat(),
    contents: "目次",
    at: " ",
    corrected: ["", " 修正"],
    what_changed: "修正の内容",
    places: ["見出し", "連載名", "リード", "筆者", "写真説明", "移動"],
    gone: ["（削除ここから：", "削除ここまで）"],
    come: ["（追加ここから：", "追加ここまで）"],
    topics: "関連する記事を探す",
    series: "連載",
    more_in: |name| ["「", name, "」の他の記事"].concat(),
    more_by: |name| [name, "の他の記事"].concat(),
    in_list: "一覧での前後の記事",
    above: "上の記事",
    below: "下の記事",
    translations: "他の言語",
    read_here: "日本語で読む",
    read_in: |name| ["他の言語で読む：", name].concat(),
    side_by_side: "並べて読む",
    one_language: "一つの言語で読む",
    no_translation: "他の言語の記事を読み込めませんでした。",
    notes: "注",
    to_text: "本文に戻る",
    tools: "この記事",
    save_article: "保存",
    share: "共有",
    copy_link: "リンクをコピー",
    copied: "コピーしました。",
    not_copied: "ブラウザーがコピーを許可しませんでした。",
    copy_quote: "引用をコピー",
    no_quote: "先に、引用する部分を記事の中で選択してください。",
    print: "印刷",
    listen: "聞く",
    pause: "一時停止",
    go_on: "続きを聞く",
    stop: "停止",
    speed: "速度",
    no_voice: "このブラウザーには、記事の言語を読み上げる音声がありません。",
    resume: |percent| format!("続きから読む（{percent}%）"),
    follow: |name| [name, "をフォロー"].concat(),
    display: "表示設定",
    settings: ["テーマ", "文字の大きさ", "行の長さ", "書体", "間隔", "一覧", "写真"],
    setting,
    reset: "元に戻す",
    kept: "ライブラリー",
    kept_hint: "ここにあるものはすべて、この端末にだけ保存されます。ほかの人には見えず、アカウントも要りません。",
    saved_articles: "保存した記事",
    none_saved: "保存した記事はありません。記事のページで「保存」を押すと、全文がここに残ります。",
    history: "読んだ記事",
    none_read: "読んだ記事はまだありません。",
    followed: "フォロー中",
    none_followed: "連載と筆者は、記事の終わりでフォローできます。",
    muted: "非表示",
    mute_word: "この言葉を含む記事を表示しない",
    mute: "非表示にする",
    mute_named: |name| [name, "を非表示にする"].concat(),
    take_off: |name| ["「", name, "」を外す"].concat(),
    stored: "保存されているもの",
    stored_is: |records, bytes| {
        format!("既読・保存・フォロー・非表示の記録{records}件、保存した記事と合わせて{}です。", size(bytes))
    },
    stored_offline: |texts, app| {
        let (texts, app) = (size(texts), size(app));
        format!(
            "オフライン用の記事・ページ・写真は{texts}で、すべて消去すると一緒に消えます。アプリ本体（{app}）は、開いているページに必要なので残ります。"
        )
    },
    export: "ファイルに書き出す",
    import: "ファイルを読み込む",
    imported: |count| ["記録", &grouped(count), "件を取り込みました。"].concat(),
    not_imported: |why| match why {
        NotKept::Foreign => "取り込めませんでした。ここで書き出したファイルではありません。",
        NotKept::Later => {
            "取り込めませんでした。より新しいバージョンで作られたファイルです。ページを再読み込みして、もう一度お試しください。"
        }
    },
    erase: "すべて消去",
    erase_sure: "本当にすべて消去",
    kept_not: "ブラウザーが保存を許可していないため、このページを閉じると消えます。",
    kept_full: "保存できませんでした。ブラウザーの保存領域がいっぱいです。以前に保存したものはそのまま残っています。保存した記事をいくつか外して、もう一度お試しください。",
    data_saved: |bytes| format!("この訪問で約{}のデータを節約しました。", size(bytes)),
    show_picture: "写真を表示",
    queue_add: "再生リストに追加",
    queue_next: "次に聴く",
    queue_list: "これらの記事を続けて聴く",
    queue: "再生リスト",
    queued: "再生リストに追加しました。",
    previous: "前の記事",
    next: "次の記事",
    raise: |name| ["「", name, "」を上へ"].concat(),
    not_heard: |name| ["「", name, "」は読み込めなかったため飛ばしました。"].concat(),
    is_followed: "フォロー中",
    mute_from: "非表示にする…",
};

fn setting(setting: Setting, choice: &str) -> &'static str {
    match (setting, choice) {
        (Setting::Theme, "auto") => "端末に合わせる",
        (Setting::Theme, "light") => "ライト",
        (Setting::Theme, "dark") => "ダーク",
        (Setting::Theme, _) => "ハイコントラスト",
        (Setting::Size, "small") => "小",
        (Setting::Size, "large") => "大",
        (Setting::Size, "larger") => "特大",
        (Setting::Size, "largest") => "最大",
        (Setting::Width, "narrow") => "短い",
        (Setting::Width, "wide") => "長い",
        (Setting::Face, "serif") => "明朝体",
        (Setting::Face, _) => "ゴシック体",
        (Setting::Spacing, "wide") => "広い",
        (Setting::Density, "standard") => "標準",
        (Setting::Density, "headlines") => "見出しのみ",
        (Setting::Density, _) => "写真カード",
        (Setting::Lite, "auto") => "端末に合わせる",
        (Setting::Lite, "on") => "省く",
        (Setting::Lite, _) => "表示する",
        (Setting::Size | Setting::Width | Setting::Spacing, _) => "標準",
    }
}

/// From Monday.
const WEEKDAYS: [&str; 7] = ["月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "土曜日", "日曜日"];

fn period(period: Period, today: Option<Day>) -> String {
    let (day, is_whole) = match period {
        Period::Undated => return "日付なし".to_owned(),
        Period::Month(first) => (first, false),
        Period::Day(day) => (day, true),
    };
    let (year, month) = (digits(day.year.unsigned_abs() as usize), digits(day.month.into()));
    if !is_whole {
        return [year.as_str(), "年", &month, "月"].concat();
    }
    match today.map(|it| it.days_since(day)) {
        Some(0) => "今日".to_owned(),
        Some(1) => "昨日".to_owned(),
        _ => {
            let line = [&month, "月", &digits(day.day.into()), "日", WEEKDAYS[day.weekday()]].concat();
            let is_near = today.is_some_and(|it| it.year == day.year);
            if is_near { line } else { [year.as_str(), "年", &line].concat() }
        }
    }
}

fn day(day: Day) -> String {
    format!("{}年{}月{}日", day.year, day.month, day.day)
}

fn reason(reason: Reason) -> String {
    let on = |moment: Moment| day(moment.day(0));
    match reason {
        Reason::Canceled => "発行元が取り下げた記事です。".to_owned(),
        Reason::Withheld => "発行元が公開を見合わせている記事です。".to_owned(),
        Reason::Embargoed { until: Some(until) } => format!("{}まで公開が制限されている記事です。", on(until)),
        Reason::Embargoed { until: None } => "公開が制限されている記事です。".to_owned(),
        Reason::Expired { since } => format!("{}に掲載期間が終了した記事です。", on(since)),
    }
}

fn outage(source: &str, outage: &Outage) -> String {
    match outage {
        Outage::Unreachable => format!("{source}に接続できないか、このサイトからの読み取りが許可されていません。"),
        Outage::TooSlow { seconds } => format!("{source}から{seconds}秒以内に応答がありませんでした。"),
        Outage::Status { code } => format!("{source}がリクエストを拒否しました（ステータス{code}）。"),
        Outage::Unreadable { fault } => format!("{source}の応答をニュースとして読み取れません：{}。", what(fault)),
    }
}

fn problem(problem: &Problem) -> String {
    let mut text = match problem.item {
        Some(item) => format!("{}番目の項目", item + 1),
        None => "文書全体".to_owned(),
    };
    if !problem.field.is_empty() {
        text.push_str(&format!("、{}", problem.field));
    }
    text.push_str(&format!("：{}", what(&problem.fault)));
    if !problem.found.is_empty() {
        text.push_str(&format!("（「{}」）", problem.found));
    }
    text
}

fn what(fault: &Fault) -> String {
    match fault {
        Fault::Html => "ウェブページです".to_owned(),
        Fault::NotJson => "JSONではありません".to_owned(),
        Fault::Truncated { bytes } => format!("{}で途切れています", size(*bytes as u64)),
        Fault::TooLarge { bytes_max } => format!("{}を超える部分は読み取っていません", size(*bytes_max as u64)),
        Fault::TooDeep { levels_max } => format!("入れ子が{levels_max}段を超えています"),
        Fault::NotUtf8 => "UTF-8のテキストではありません".to_owned(),
        Fault::Undecodable { encoding } => format!("{encoding}として読み取れないバイトがあります"),
        Fault::Malformed { line, column } => format!("{line}行{column}文字目で形式が崩れています"),
        Fault::UnknownField => "不明なフィールドです".to_owned(),
        Fault::UnknownFormat => "不明な形式です".to_owned(),
        Fault::NoReader => "この形式を読み取るプログラムを読み込めませんでした".to_owned(),
        Fault::SourceError => "配信元がエラーを返しました".to_owned(),
        Fault::WrongType { expected } => format!("型が{expected}ではありません"),
        Fault::NoId => "idがありません".to_owned(),
        Fault::DuplicateId => "idがほかの項目と重複しています".to_owned(),
        Fault::Nothing => "見出しも本文もありません".to_owned(),
        Fault::BadDate => "日付として読み取れません".to_owned(),
        Fault::BadAddress => "使用できないアドレスです".to_owned(),
        Fault::BidiControl => "文字の並びを変える制御文字を取り除きました".to_owned(),
    }
}

/// What the search says.
pub(super) static SEARCH: SearchWords = SearchWords {
    fault: |kind, piece| {
        let what = match kind {
            FaultKind::Unclosed => "閉じる引用符がないため、最後までを一つの語句として検索します",
            FaultKind::NothingBehind => "後ろに検索する語がありません",
            FaultKind::NoDate => "年、月、日として読み取れません。2022、2022-09、2022-09-23のように入力してください",
            FaultKind::NoPlace => "検索できる場所ではありません。使えるのはin:titleだけです",
            FaultKind::LonelyOr => "ORの両側に語が必要です",
            FaultKind::LonelyNot => "マイナス記号の後ろに語が必要です",
        };
        ["「", piece, "」：", what, "。"].concat()
    },
    instead: |text| ["「", text, "」の検索結果です。"].concat(),
    literal: |text| ["入力どおり「", text, "」で検索"].concat(),
    meant: |text, found| ["「", text, "」で検索（", &grouped(found), "件）"].concat(),
    older_found: |count, is_complete| {
        ["過去の記事", &grouped(count), if is_complete { "件" } else { "件以上" }].concat()
    },
    older_until: |it| {
        let (year, month, day) =
            (digits(it.year.unsigned_abs() as usize), digits(it.month.into()), digits(it.day.into()));
        [year.as_str(), "年", &month, "月", &day, "日までさかのぼって検索しました。"].concat()
    },
    older_lost: |count| {
        ["過去の記事のうち", &grouped(count), "か所を読み取れなかったため、その中の記事は表示されていません。"].concat()
    },
    older_leaves_out: "1文字の頭文字や記号は、これまでに読み込んだ記事だけから検索します。",
};

/// What the page says on which lines for other sites are put together.
pub(super) static BUILDING: BuildingWords = BuildingWords {
    title: |site| format!("{site}をサイトに埋め込む"),
    intro: "表示する内容を選び、プレビューで確かめてから、コードをページに貼り付けてください。",
    choices: "表示する内容",
    all: "すべてのセクション",
    layout: "レイアウト",
    layouts: [("list", "見出しと日付"), ("cards", "写真、見出し、要約"), ("headlines", "見出しのみ")],
    limit: "記事の最大数",
    open: "記事の開き方",
    opens: [("place", "その場で"), ("dialog", "ダイアログで"), ("site", "サイトで"), ("tab", "新しいタブで")],
    theme: "配色",
    themes: [("auto", "読者の設定"), ("light", "ライト"), ("dark", "ダーク"), ("host", "埋め込み先に合わせる")],
    filter: "読者が検索と絞り込みをできるようにする",
    images: "写真",
    accent: "アクセントカラー",
    size: "文字の大きさ（ピクセル）",
    pin: "このバージョンに固定",
    pin_hint: "ブラウザーはこのスクリプトだけを実行します。サイトのスクリプトが新しくなったらコードをコピーし直してください。\
               それまでは代わりの内容が表示されます。",
    preview: "プレビュー",
    element: "要素",
    element_hint: "幅と言語はページに従い、指定すればフォントも従います。",
    fallback: "見出しを含む要素",
    fallback_hint: "現在の見出しがスクリプトなしでもすぐに表示され、検索エンジンにも読み取られます。",
    rule: "スタイル",
    rule_hint: "プレビューの幅で測った高さを確保し、ニュースが表示されてもページが動かないようにします。",
    frame: "インラインフレーム",
    frame_hint: "ほかのサイトのスクリプトを使えないページでは、最後の行を除いて高さを指定してください。アクセントカラーと\
                 文字の大きさは要素だけで使えます。",
    copy: "コピー",
    copied: "コピーしました。",
    selected: "このブラウザーではページからコピーできません。コードを選択したので、キーボードでコピーしてください。",
    scriptless: "JavaScriptが無効なため選択できません。下のコードはすべてのセクションを表示します。",
};

/// What the dialog of keyboard shortcuts says.
pub(super) static KEYS: KeyWords = KeyWords {
    title: "キーボードショートカット",
    intro: "入力欄に文字を入力している間は働きません。",
    on: "キーボードショートカットを使う",
    action: "操作",
    key: "キー",
    actions: [
        "次の記事",
        "前の記事",
        "記事を開く",
        "一覧に戻る",
        "記事を保存",
        "検索",
        "トップページ",
        "ショートカットを表示",
    ],
    then: "続けて",
    change: "変更",
    change_of: |action| ["「", action, "」のキーを変更"].concat(),
    press: |action| ["「", action, "」の新しいキーを押してください。そのままにするにはEscキーを押します。"].concat(),
    changed: |key, action| ["「", key, "」キーを「", action, "」に割り当てました。"].concat(),
    taken: |key, action| ["「", key, "」キーは「", action, "」で使われています。別のキーを選んでください。"].concat(),
    unfit: "ショートカットに使えないキーです。文字、数字、記号のいずれかを押してください。",
    reset: "標準のキーに戻す",
    was_reset: "標準のキーに戻しました。",
    not_kept: "ブラウザーが保存を許可していないため、このページを閉じると消えます。",
    close: "閉じる",
};
