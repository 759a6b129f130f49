namespace Wirefix.Analyzers.Encoding;

/// <summary>Where in a URL a value stands, or a text begins.</summary>
internal enum UrlPlace
{
    /// <summary>Before anything: a base address or a relative path may follow.</summary>
    Start,

    /// <summary>In a segment of the path.</summary>
    Path,

    /// <summary>In the query, behind a part of a parameter's value.</summary>
    Query,

    /// <summary>In the query, directly behind a parameter's equals sign.</summary>
    WholeValue,
}
