namespace Wirefix.Facts;

/// <summary>How a wire name is written that stands for a C# name.</summary>
public enum WireNameStyle
{
    /// <summary>The same text.</summary>
    Exact,

    /// <summary><c>pageToken</c>.</summary>
    CamelCase,

    /// <summary><c>PageToken</c>.</summary>
    PascalCase,

    /// <summary><c>page_token</c> or <c>PAGE_TOKEN</c>.</summary>
    SnakeCase,

    /// <summary><c>page-token</c> or <c>Page-Token</c>, as headers are.</summary>
    KebabCase,

    /// <summary>The same letters and digits, but the words are parted differently: <c>pagetoken</c>.</summary>
    CaseInsensitive,
}
