//! Sections, and names of authors who do not exist.

use super::words::Chain;
use super::{ENGLISH_WORDS, KOREAN_WORDS, TAGS, Voice};

pub(super) fn english(chain: Chain) -> Voice {
    Voice {
        language: "en",
        tags: chain.subjects(TAGS, 5),
        chain,
        sections: ["Politics", "World", "Economy", "Society", "Culture", "Sports"],
        names: [
            ["Baker", "Chen", "Doe", "Fischer", "Haddad", "Kowalski", "Meyer", "Okafor", "Popescu", "Silva"],
            ["Ana", "Boris", "Clara", "David", "Elif", "Farah", "George", "Hana", "Ivan", "Jane"],
        ],
        length: ENGLISH_WORDS,
    }
}

pub(super) fn korean(chain: Chain) -> Voice {
    Voice {
        language: "ko",
        tags: chain.subjects(TAGS, 2),
        chain,
        sections: ["정치", "국제", "경제", "사회", "문화", "스포츠"],
        names: [
            ["김", "이", "박", "최", "정", "강", "조", "윤", "장", "임"],
            ["철환", "영희", "민수", "지우", "하늘", "바다", "은별", "서준", "도윤", "수아"],
        ],
        length: KOREAN_WORDS,
    }
}
