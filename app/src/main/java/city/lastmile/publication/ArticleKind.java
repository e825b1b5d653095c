package city.lastmile.publication;

/** What an article is. */
public enum ArticleKind {
    /** A service guide 办事指南: what, who, papers, where, how long. */
    GUIDE,
    /** News 工作动态. */
    NEWS,
    /** A public notice 公告. */
    NOTICE
}
