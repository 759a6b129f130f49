using System.Text;
using Wirefix.Traffic;

namespace Wirefix.Agent.Regression;

/// <summary>Writes the C# that makes a recorded request.</summary>
/// <param name="Variable">The variable's name.</param>
/// <param name="Request">The request.</param>
/// <param name="InPieces">The class that hands its body over in pieces; null where it goes at once.</param>
internal sealed record RequestText(string Variable, Request Request, string? InPieces = null)
{
    private static readonly HashSet<string> HeadersOfTheClient = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host", "Connection", "Content-Length", "Content-Type", "Transfer-Encoding", "Accept-Encoding", "User-Agent", "traceparent", "tracestate", "Date", "Expect",
    };

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The statements.</summary>
    public IEnumerable<string> Lines()
    {
        yield return $"using var {Variable} = new HttpRequestMessage({CSharpText.Method(Request.Method)}, {CSharpText.Literal(Request.Url.PathAndQuery)});";
        foreach (var header in Request.Headers.Where(header => !HeadersOfTheClient.Contains(header.Name)))
            yield return $"{Variable}.Headers.TryAddWithoutValidation({CSharpText.Literal(header.Name)}, {CSharpText.Literal(header.Value)});";
        if (Request.Body.IsEmpty)
            yield break;

        yield return $"{Variable}.Content = {Content()};";
        if (Request.ContentType is { } type)
            yield return $"{Variable}.Content.Headers.TryAddWithoutValidation(\"Content-Type\", {CSharpText.Literal(type)});";
    }

    private string Content() => InPieces is null ? $"new ByteArrayContent({Bytes()})" : $"new StreamContent(new {InPieces}({Bytes()}))";

    private string Bytes()
    {
        try
        {
            return $"Encoding.UTF8.GetBytes({CSharpText.Literal(Strict.GetString(Request.Body.Span))})";
        }
        catch (DecoderFallbackException)
        {
            return $"Convert.FromBase64String({CSharpText.Literal(Convert.ToBase64String(Request.Body.Span))})";
        }
    }
}
