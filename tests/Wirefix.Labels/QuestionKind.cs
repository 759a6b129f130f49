namespace Wirefix.Labels;

/// <summary>Which part of the code a question is about.</summary>
public enum QuestionKind
{
    /// <summary>A field of a response that the code base sent.</summary>
    ResponseMapping,

    /// <summary>A body, query, route or form value of a request that the code base read.</summary>
    RequestBinding,

    /// <summary>A header that was written or read.</summary>
    Header,

    /// <summary>The address of a request that the code base sent.</summary>
    OutboundUri,

    /// <summary>The body of a request that the code base sent, or of the response that it read.</summary>
    OutboundBody,

    /// <summary>The tokens of an enum.</summary>
    EnumToken,

    /// <summary>Serializer options and converters.</summary>
    Serialization,

    /// <summary>The status that an exception or a failed result becomes.</summary>
    ExceptionStatus,

    /// <summary>What is refused, and what should be.</summary>
    Validation,

    /// <summary>Pages and counts.</summary>
    Pagination,

    /// <summary>A change of state that should not be possible, is shown too late, or is not told.</summary>
    StateTransition,

    /// <summary>Freshness of what is answered.</summary>
    Caching,

    /// <summary>When and how often a request is sent again.</summary>
    Retry,

    /// <summary>How many requests are sent at once.</summary>
    Concurrency,

    /// <summary>The text of an error or of a log line.</summary>
    MessageText,

    /// <summary>Middleware and filters that see every request.</summary>
    Middleware,

    /// <summary>A base address or another value that configuration gives.</summary>
    Configuration,
}
