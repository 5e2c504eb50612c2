// Types of <news-zone>. The contract is docs/contracts/element.md.
//
//   import type { NewsZone } from "./news-zone";         // a copy of this file: TypeScript fetches nothing
//   const zone = document.querySelector("news-zone")!;   // a NewsZone

export type Layout = "list" | "cards" | "headlines";
export type OpenMode = "place" | "dialog" | "site" | "tab";
export type Theme = "auto" | "light" | "dark" | "host";
export type Switch = "on" | "off";

export interface ReadyDetail {
  /** How many headlines were drawn. */
  count: number;
  /** The address of the document they come from. */
  source: string;
}

export interface OpenDetail {
  id: string;
  /** Where the article stands at its publisher. */
  url: string;
  headline: string;
  open: OpenMode;
}

export interface CloseDetail {
  id: string;
}

export interface FilterDetail {
  /** As an address of the zone has it: `q=navy&section=Defence`. */
  query: string;
  count: number;
}

export interface ErrorDetail {
  reason: "unreachable" | "status" | "slow" | "unreadable" | "empty" | "reader";
  url: string;
  /** The HTTP status, where the reason is `status`. */
  status?: number;
}

/** Attributes, for JSX and templates. */
export interface NewsZoneAttributes {
  src?: string;
  section?: string;
  tag?: string;
  author?: string;
  lang?: string;
  query?: string;
  limit?: number | string;
  layout?: Layout;
  open?: OpenMode;
  theme?: Theme;
  filter?: Switch;
  article?: string;
  refresh?: number | string;
  images?: Switch;
  history?: "hash" | "off";
}

/** They bubble and are composed, so that whatever is around the element can listen. */
export interface NewsZoneEvents {
  "news-zone-ready": CustomEvent<ReadyDetail>;
  "news-zone-open": CustomEvent<OpenDetail>;
  "news-zone-close": CustomEvent<CloseDetail>;
  "news-zone-filter": CustomEvent<FilterDetail>;
  "news-zone-error": CustomEvent<ErrorDetail>;
}

export interface NewsZoneEventMap extends HTMLElementEventMap, NewsZoneEvents {}

export interface NewsZone extends HTMLElement {
  src: string;
  section: string;
  tag: string;
  author: string;
  query: string;
  article: string;
  limit: number;
  layout: Layout;
  /** The attribute `open`, by another name than the method. */
  openMode: OpenMode;
  theme: Theme;
  filter: Switch;
  images: Switch;
  history: "hash" | "off";
  /** The attribute `refresh`, by another name than the method; 0 for never. */
  refreshSeconds: number;

  /** Asks the source again; fulfilled when that is drawn, or has failed. */
  refresh(): Promise<void>;
  /** Opens an article as `open` says; fulfilled with whether it was opened. */
  open(id: string): Promise<boolean>;
  /** Closes what is open. */
  close(): void;

  addEventListener<K extends keyof NewsZoneEventMap>(
    type: K,
    listener: (this: NewsZone, event: NewsZoneEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<K extends keyof NewsZoneEventMap>(
    type: K,
    listener: (this: NewsZone, event: NewsZoneEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "news-zone": NewsZone;
  }
  interface GlobalEventHandlersEventMap extends NewsZoneEvents {}
}
