namespace Wirefix.Traffic.Inspection.Contracts;

/// <summary>The part of a message that a value stands in.</summary>
public enum WirePart
{
    /// <summary>A variable segment of the path.</summary>
    Path,

    /// <summary>A query parameter.</summary>
    Query,

    /// <summary>A header field.</summary>
    Header,

    /// <summary>The body, where it holds fields.</summary>
    Body,

    /// <summary>A body that holds no fields, as a whole or a part of it.</summary>
    Content,
}
