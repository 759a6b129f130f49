namespace Wirefix.Analyzers.Contracts;

/// <summary>How a serializer writes the name of a member.</summary>
internal enum NameCase
{
    /// <summary>Nobody knows.</summary>
    Unknown,

    /// <summary>As it stands in the code.</summary>
    AsWritten,

    /// <summary><c>pageToken</c>.</summary>
    Camel,

    /// <summary><c>page_token</c>.</summary>
    SnakeLower,

    /// <summary><c>PAGE_TOKEN</c>.</summary>
    SnakeUpper,

    /// <summary><c>page-token</c>.</summary>
    KebabLower,

    /// <summary><c>PAGE-TOKEN</c>.</summary>
    KebabUpper,
}
