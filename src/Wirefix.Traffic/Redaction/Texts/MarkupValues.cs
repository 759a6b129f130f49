using System.Net;
using Wirefix.Traffic.Redaction.Names;

namespace Wirefix.Traffic.Redaction.Texts;

/// <summary>
/// Finds values in XML and HTML by the names of elements: all that stands below <c>&lt;credentials&gt;</c>, in texts and attributes; and
/// by names beside them: <c>&lt;add key="apiKey" value="…"/&gt;</c>, <c>&lt;key&gt;password&lt;/key&gt;&lt;string&gt;…&lt;/string&gt;</c>.
/// </summary>
internal sealed class MarkupValues(SecretNames names, Func<string, string> token)
{
    private const string CharacterData = "<![CDATA[";

    private const string CharacterDataEnd = "]]>";

    // An element of HTML may never be closed, and is not looked for to the end each time.
    private const int MostTags = 64;

    // What says how a value is written is none.
    private static readonly HashSet<string> HarmlessAttributes = new(StringComparer.OrdinalIgnoreCase)
    {
        "type", "encoding", "encodingtype", "valuetype", "format", "algorithm", "lang", "space", "nil", "version", "schemalocation",
    };

    private static readonly HashSet<string> LabelNames = new(StringComparer.OrdinalIgnoreCase) { "name", "key", "header", "field", "param", "property", "type" };

    /// <summary>The text with tokens in the place of the values; the same instance where there is none.</summary>
    public string Replace(string text)
    {
        if (!text.Contains('<'))
            return text;
        var edits = new TextEdits(text);
        var isLabelled = false;
        for (var at = 0; Tag.Next(text, at) is { } tag;)
        {
            at = tag.End;
            if (!tag.IsOpening)
                continue;
            var secrecy = isLabelled ? Secrecy.Sure : names.OfFieldAnywhere(tag.LocalName);
            isLabelled = false;
            if (secrecy != Secrecy.None)
                at = Hide(text, tag, secrecy, edits);
            else if (HasSecretLabel(tag))
                at = HideLabelled(text, tag, edits);
            else
                isLabelled = IsSecretLabel(text, tag);
        }

        return edits.Result();
    }

    // All of an element whose name is that of a secret. Answers where to go on.
    private int Hide(string text, Tag tag, Secrecy secrecy, TextEdits edits)
    {
        HideAttributes(tag, secrecy, edits);
        if (tag.IsEmpty)
            return tag.End;
        var end = EndOfContent(text, tag, int.MaxValue) is >= 0 and var closing ? closing : text.Length;
        HideContent(text, tag.End, end, secrecy, edits);
        return end;
    }

    private int HideLabelled(string text, Tag tag, TextEdits edits)
    {
        for (var attribute = tag.NextAttribute(tag.Start); attribute is { } found; attribute = tag.NextAttribute(found.Start + found.Length + 1))
        {
            if (found.Name.Equals("value", StringComparison.OrdinalIgnoreCase) || found.Name.Equals("content", StringComparison.OrdinalIgnoreCase))
                Hide(text, found.Start, found.Length, Secrecy.Sure, edits);
        }

        // An element of HTML may have no end.
        if (tag.IsEmpty || tag.LocalName is "input" || EndOfContent(text, tag, MostTags) is not (>= 0 and var end))
            return tag.End;
        HideContent(text, tag.End, end, Secrecy.Sure, edits);
        return end;
    }

    private void HideContent(string text, int start, int end, Secrecy secrecy, TextEdits edits)
    {
        for (var at = start; at < end;)
        {
            if (text.AsSpan(at).StartsWith(CharacterData))
            {
                at += CharacterData.Length;
                var length = text.AsSpan(at, end - at).IndexOf(CharacterDataEnd) is >= 0 and var found ? found : end - at;
                Hide(text, at, length, secrecy, edits);
                at = Math.Min(end, at + length + CharacterDataEnd.Length);
                continue;
            }

            if (text[at] == '<' && Tag.At(text, at) is { } tag && tag.End <= end)
            {
                if (tag.IsOpening)
                    HideAttributes(tag, secrecy, edits);
                at = tag.End;
                continue;
            }

            var next = text.AsSpan(at + 1, end - at - 1).IndexOf('<') is >= 0 and var bracket ? at + 1 + bracket : end;
            Hide(text, at, next - at, secrecy, edits);
            at = next;
        }
    }

    private void HideAttributes(Tag tag, Secrecy secrecy, TextEdits edits)
    {
        for (var attribute = tag.NextAttribute(tag.Start); attribute is { } found; attribute = tag.NextAttribute(found.Start + found.Length + 1))
        {
            if (!HarmlessAttributes.Contains(found.Name) && !IsNamespace(tag, found.Start))
                Hide(tag.Text, found.Start, found.Length, secrecy, edits);
        }
    }

    private void Hide(string text, int start, int length, Secrecy secrecy, TextEdits edits)
    {
        var value = text.AsSpan(start, length).Trim();
        if (value.IsEmpty || value is "true" or "false" or "null" || !secrecy.Hides(value))
            return;
        start += text.AsSpan(start, length).IndexOf(value);
        var plain = value.Contains('&') ? WebUtility.HtmlDecode(value.ToString()) : value.ToString();
        if (token(plain) is var other && other != plain)
            edits.Add(start, value.Length, other);
    }

    private bool HasSecretLabel(Tag tag)
    {
        for (var attribute = tag.NextAttribute(tag.Start); attribute is { } found; attribute = tag.NextAttribute(found.Start + found.Length + 1))
        {
            if (LabelNames.Contains(found.Name) && names.IsLabel(tag.Text.AsSpan(found.Start, found.Length), ofHeader: false))
                return true;
        }

        return false;
    }

    // <name>password</name>, which names the element behind it.
    private bool IsSecretLabel(string text, Tag tag)
    {
        const int LongestName = 64;
        if (tag.IsEmpty || !LabelNames.Contains(tag.LocalName.ToString()))
            return false;
        var end = text.AsSpan(tag.End, Math.Min(LongestName, text.Length - tag.End)).IndexOf('<');
        return end > 0 && names.IsLabel(text.AsSpan(tag.End, end).Trim(), ofHeader: false);
    }

    // Elements of the same name within count; -1 where the element is not closed.
    private static int EndOfContent(string text, Tag opening, int most)
    {
        var depth = 1;
        for (var tag = Tag.Next(text, opening.End); tag is { } found && most > 0; tag = Tag.Next(text, found.End), most--)
        {
            if (!found.Name.SequenceEqual(opening.Name))
                continue;
            depth += found.IsClosing ? -1 : found.IsEmpty ? 0 : 1;
            if (depth == 0)
                return found.Start;
        }

        return -1;
    }

    private static bool IsNamespace(Tag tag, int value)
    {
        var before = tag.Text.AsSpan(tag.Start, value - tag.Start);
        return before[(before.LastIndexOfAny(" \t\r\n") + 1)..].StartsWith("xmlns");
    }
}
