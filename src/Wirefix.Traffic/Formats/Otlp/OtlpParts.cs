namespace Wirefix.Traffic.Formats.Otlp;

/// <summary>
/// Finds the resources and spans of a document without believing that it is well-formed, so that one that was cut off, or
/// holds a broken span, still gives the others. Exporters write a resource before its spans, as its field comes first.
/// </summary>
internal static class OtlpParts
{
    // Each one that does not close costs a look through the rest of the document.
    private const int MostUnclosed = 100;

    /// <summary>The resources and spans in order; what follows more than 100 that do not close is left out.</summary>
    public static IEnumerable<OtlpPart> Split(ReadOnlyMemory<byte> document)
    {
        var (at, inSpans, unclosed, resource, spans) = (0, false, 0, -1, -1);
        while (at < document.Length && unclosed <= MostUnclosed)
        {
            if (!inSpans)
            {
                // A quoted name within recorded text is escaped, so that neither can come from a body.
                resource = resource >= at ? resource : ValueOf(document.Span, at, "\"resource\""u8, (byte)'{');
                spans = spans >= at ? spans : ValueOf(document.Span, at, "\"spans\""u8, (byte)'[');
                inSpans = spans <= resource;
                at = Math.Min(resource, spans) + 1;
                if (inSpans || resource >= document.Length)
                    continue;
                var end = JsonObjects.End(document.Span, resource);
                unclosed += end < 0 ? 1 : 0;
                if (end > 0)
                    yield return new OtlpPart(document[resource..end], IsResource: true);
                at = Math.Max(at, end);
                continue;
            }

            at = SkipTo(document.Span, at, "{]"u8);
            inSpans = at < document.Length && document.Span[at] == '{';
            if (!inSpans)
                continue;
            var closed = JsonObjects.End(document.Span, at);
            var stop = EndOfSpan(document.Span, at, closed);
            unclosed += stop == closed ? 0 : 1;
            yield return new OtlpPart(document[at..stop], IsResource: false, closed > 0);
            at = stop;
        }
    }

    // Where the value of the next property of this name begins, if it begins with this bracket.
    private static int ValueOf(ReadOnlySpan<byte> document, int from, ReadOnlySpan<byte> name, byte opening)
    {
        for (var at = from; at < document.Length;)
        {
            var found = document[at..].IndexOf(name);
            if (found < 0)
                break;
            at += found + name.Length;
            var value = document[at..].TrimStart(" \t\r\n:"u8);
            if (!value.IsEmpty && value[0] == opening)
                return document.Length - value.Length;
        }

        return document.Length;
    }

    private static int SkipTo(ReadOnlySpan<byte> document, int from, ReadOnlySpan<byte> marks)
    {
        var next = document[from..].IndexOfAny(marks);
        return next < 0 ? document.Length : from + next;
    }

    // A missing brace or quote makes a span swallow the ones behind it. They begin with the same name, as the links within a
    // span also do: where that comes again within what is no JSON, the next span begins.
    private static int EndOfSpan(ReadOnlySpan<byte> document, int start, int closed)
    {
        var within = closed < 0 ? document[start..] : document[start..closed];
        var next = NextBeginning(within);
        if (next < 0 || (closed > 0 && JsonObjects.IsJson(within)))
            return closed < 0 ? document.Length : closed;
        return start + next;
    }

    private static int NextBeginning(ReadOnlySpan<byte> span)
    {
        var opening = span[1..].TrimStart(" \t\r\n"u8);
        var quote = opening.StartsWith("\""u8) ? opening[1..].IndexOf((byte)'"') : -1;
        if (quote < 0)
            return -1;
        var name = opening[..(quote + 2)];
        for (var at = span.Length - opening.Length + name.Length; at < span.Length;)
        {
            var found = span[at..].IndexOf(name);
            if (found < 0)
                return -1;
            var before = span[..(at + found)].TrimEnd(" \t\r\n"u8);
            if (before.EndsWith("{"u8))
                return before.Length - 1;
            at += found + name.Length;
        }

        return -1;
    }
}
