namespace Wirefix.Analyzers;

/// <summary>The id and the descriptor of every rule; the descriptors stand in a file for each category.</summary>
public static partial class Rules
{
    /// <summary>A line of a facts file cannot be read.</summary>
    public const string UnreadableFactsId = "WIRE0001";

    /// <summary>Outbound calls are started for every element of a sequence at once.</summary>
    public const string UnboundedFanOutId = "WIRE1001";

    /// <summary>A refusal that names a time to wait is treated as any failure, or a retry does not wait.</summary>
    public const string IgnoredRetryAfterId = "WIRE1002";

    /// <summary>State is read, changed and written back across an await, with nothing that keeps others from doing the same.</summary>
    public const string LostUpdateId = "WIRE1003";

    /// <summary>A field on the wire has no member, next to a member that the wire never carries.</summary>
    public const string UnboundFieldId = "WIRE2001";

    /// <summary>A field's kind on the wire does not fit the member's type.</summary>
    public const string KindMismatchId = "WIRE2002";

    /// <summary>A member that cannot be null was seen null or absent.</summary>
    public const string UnexpectedNullId = "WIRE2003";

    /// <summary>A token was seen that the enum lacks, or texts are bound to an enum without a string converter.</summary>
    public const string UnknownTokenId = "WIRE2004";

    /// <summary>A header that every successful call carried is not set.</summary>
    public const string MissingHeaderId = "WIRE2005";

    /// <summary>A value stands in a URL unescaped, escaped twice, or decoded twice.</summary>
    public const string UrlEscapingId = "WIRE3001";

    /// <summary>A stream is read as one body, or its events by reads instead of frames.</summary>
    public const string StreamFramingId = "WIRE4001";

    /// <summary>A multipart body is built or parsed by hand.</summary>
    public const string HandMadeMultipartId = "WIRE4002";

    /// <summary>A buffer of a pipe, a pool or a partial read is used against its contract.</summary>
    public const string BufferContractId = "WIRE4003";

    /// <summary>A state is written without a look at the current one, or one that the wire showed is not handled.</summary>
    public const string StateTransitionId = "WIRE5001";

    /// <summary>A verified fix for the member is at hand.</summary>
    public const string VerifiedFixId = "WIRE9001";

    private const string HelpBase = "https://github.com/wirefix/wirefix/blob/main/docs/rules/";
}
