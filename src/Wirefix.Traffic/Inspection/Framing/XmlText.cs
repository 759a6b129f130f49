using System.Xml;

namespace Wirefix.Traffic.Inspection.Framing;

/// <summary>Where a body of XML breaks XML's rules: one that was joined from texts holds a bare &amp; or a tag that nothing closes.</summary>
internal static class XmlText
{
    private const int ShownBefore = 20;

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>
    /// What is wrong with the body; null where nothing is, where it only ends too early, as a recorder may have cut it, and where a document
    /// type or a later version has rules of its own.
    /// </summary>
    public static FramingFlaw? Check(Message message)
    {
        var text = message.BodyText.TrimStart('\uFEFF').Trim();
        if (!text.StartsWith('<') || text.Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<?xml version=\"1.1\"", StringComparison.Ordinal))
            return null;
        return BreakIn(text) is { } place && place < text.Length - 1
            ? new FramingFlaw(
                FramingFault.MediaType,
                $"Content-Type says {message.MediaType}, and the body breaks XML's rules at character {place}: {Quote.Of(text[Math.Max(0, place - ShownBefore)..])}")
            : null;
    }

    private static int? BreakIn(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text), Settings);
        try
        {
            while (reader.Read())
                continue;
            return null;
        }
        catch (XmlException broken)
        {
            return Offset(text, broken.LineNumber) + broken.LinePosition - 1;
        }
    }

    private static int Offset(string text, int line)
    {
        var start = 0;
        for (; line > 1; line--)
            start = text.IndexOf('\n', start) + 1;
        return start;
    }
}
