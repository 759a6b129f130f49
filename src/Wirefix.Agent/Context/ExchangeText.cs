using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Wirefix.Traffic;

namespace Wirefix.Agent.Context;

/// <summary>An exchange as text, in the form of HTTP.</summary>
internal static class ExchangeText
{
    private const int MostCharacters = 1500;

    /// <summary>The request, and behind a blank line the response.</summary>
    public static ContextBlock Of(Exchange exchange) => Of(exchange, 0);

    /// <summary>The same with the bodies from a character on.</summary>
    public static ContextBlock Of(Exchange exchange, int from)
    {
        var builder = new StringBuilder();
        Line(builder, $"{exchange.Request.Method} {exchange.Request.Url.AbsoluteUri}");
        Append(builder, exchange.Request, from);
        Line(builder, "");
        Line(builder, exchange.Response.Status == 0 ? $"no answer ({exchange.Response.FailureReason ?? "the capture does not say why"}){Time(exchange)}" : $"{exchange.Response.Status}{Time(exchange)}");
        Append(builder, exchange.Response, from);
        return new ContextBlock("http", builder.ToString());
    }

    private static string Time(Exchange exchange) =>
        exchange.Duration == TimeSpan.Zero ? "" : string.Create(CultureInfo.InvariantCulture, $" after {exchange.Duration.TotalMilliseconds:0} ms");

    private static void Append(StringBuilder builder, Message message, int from)
    {
        foreach (var header in message.Headers)
            Line(builder, $"{header.Name}: {ContextText.Value(header.Value)}");
        if (message.IsBodyUnknown)
        {
            Line(builder, "");
            Line(builder, "(a body that is not known)");
        }

        if (message.Body.IsEmpty)
            return;
        Line(builder, "");
        if (!Utf8.IsValid(message.Body.Span))
        {
            Line(builder, string.Create(CultureInfo.InvariantCulture, $"({message.Body.Length} bytes that are no UTF-8 text)"));
            return;
        }

        var text = message.BodyText[Math.Min(from, message.BodyText.Length)..];
        foreach (var line in (text.Length <= MostCharacters ? text : text[..MostCharacters]).Split('\n'))
            Line(builder, line);
        if (text.Length > MostCharacters)
            Line(builder, string.Create(CultureInfo.InvariantCulture, $"(and {text.Length - MostCharacters} characters more, from character {from + MostCharacters} on)"));
    }

    private static void Line(StringBuilder builder, string text) => builder.Append(VisibleText.Of(text)).Append('\n');
}
