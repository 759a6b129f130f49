using System.Net;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Wirefix.Facts;

namespace Wirefix.Agent.Regression;

/// <summary>Captured values as they may stand in C#: in literals of the language, or in comments without their line ends.</summary>
internal static partial class CSharpText
{
    /// <summary>A string literal.</summary>
    public static string Literal(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

    /// <summary>A text inside an interpolated string literal, where it means nothing but itself.</summary>
    public static string Interpolated(string text) =>
        Literal(text)[1..^1].Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);

    /// <summary>A captured text inside a comment: nothing in it ends the line or opens an element.</summary>
    public static string Comment(object text) =>
        LineEnds().Replace(text.ToString()!, " ").Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    /// <summary>A pattern over "METHOD host/path?query" that takes exactly the endpoint's calls, as a verbatim literal.</summary>
    public static string Pattern(Endpoint endpoint)
    {
        var segments = endpoint.Path.Segments.Select(segment => PathTemplate.IsVariable(segment) ? "[^/?]+" : Regex.Escape(segment));
        var pattern = $"^{Regex.Escape(endpoint.Method)} {Regex.Escape(endpoint.Host)}/{string.Join('/', segments)}(\\?|$)";
        return $"@\"{pattern.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>An expression for an HTTP method.</summary>
    public static string Method(string method) => method switch
    {
        "GET" or "POST" or "PUT" or "PATCH" or "DELETE" or "HEAD" or "OPTIONS" => $"HttpMethod.{Capitalised(method.ToLowerInvariant())}",
        _ => $"new HttpMethod({Literal(method)})",
    };

    /// <summary>An expression for a status.</summary>
    public static string Status(int status) =>
        Enum.IsDefined((HttpStatusCode)status) ? $"HttpStatusCode.{(HttpStatusCode)status}" : $"(HttpStatusCode){status}";

    /// <summary>A name for a test class, made of the inbound endpoint.</summary>
    /// <param name="inbound">The endpoint.</param>
    /// <param name="ending">What the name ends with.</param>
    public static string ClassName(Endpoint inbound, string ending)
    {
        var words = inbound.Path.Segments.Select(segment => segment.Trim('{', '}').Split(':', '=', '?')[0]).Prepend(inbound.Method.ToLowerInvariant());
        return string.Concat(words.SelectMany(Words).Select(Capitalised)) + ending;
    }

    /// <summary>A text as words of an identifier: <c>X-Tenant</c> is <c>x_tenant</c>.</summary>
    public static string Identifier(string text) => string.Join('_', Words(text)).ToLowerInvariant() is { Length: > 0 } words ? words : "value";

    private static IEnumerable<string> Words(string text) => NotLetters().Split(text).Where(word => word.Length > 0);

    private static string Capitalised(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    [GeneratedRegex(@"[\p{Cc}\u2028\u2029]")]
    private static partial Regex LineEnds();

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex NotLetters();
}
