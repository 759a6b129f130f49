using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Wirefix.Traffic.Payloads;

/// <summary>Why a body that is meant as JSON cannot be read.</summary>
/// <param name="What">What is wrong.</param>
/// <param name="Position">At which of the body's bytes, from 0.</param>
internal readonly record struct JsonFlaw(string What, int Position)
{
    /// <summary>The first flaw of a text that is not empty; null where it is JSON.</summary>
    public static JsonFlaw? Of(ReadOnlySpan<byte> body)
    {
        var text = PayloadReader.WithoutMark(body);
        if (First(OfBytes(text), OfText(text)) is not { } flaw)
            return null;
        return flaw with { Position = flaw.Position + body.Length - text.Length };
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{What} at byte {Position}");

    private static JsonFlaw? First(JsonFlaw? one, JsonFlaw? other) => one is null || other?.Position < one?.Position ? other : one;

    private static JsonFlaw? OfBytes(ReadOnlySpan<byte> text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (Rune.DecodeFromUtf8(text[at..], out _, out var length) != OperationStatus.Done)
                return new JsonFlaw($"{text[at]:X2}, which is no UTF-8,", at);
            at += length;
        }

        return null;
    }

    private static JsonFlaw? OfText(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text, PayloadReader.AnyDepth);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
                    _ = reader.GetString();
            }

            return null;
        }
        catch (InvalidOperationException)
        {
            // What escapes of a text that is UTF-8 can do.
            return new JsonFlaw("a text with half of a surrogate pair", (int)reader.TokenStartIndex);
        }
        catch (JsonException fault)
        {
            var at = LineStart(text, fault.LineNumber ?? 0) + (int)(fault.BytePositionInLine ?? 0);
            return at >= text.Length ? new JsonFlaw("an unexpected end", text.Length) : new JsonFlaw($"an unexpected {Shown(text[at..])}", at);
        }
    }

    private static int LineStart(ReadOnlySpan<byte> text, long line)
    {
        var at = 0;
        for (; line > 0; line--)
            at += text[at..].IndexOf((byte)'\n') + 1;
        return at;
    }

    private static string Shown(ReadOnlySpan<byte> text) =>
        Rune.DecodeFromUtf8(text, out var character, out _) == OperationStatus.Done && IsSeen(character) ? $"'{character}'" : $"byte {text[0]:X2}";

    private static bool IsSeen(Rune character) => !Rune.IsWhiteSpace(character)
        && Rune.GetUnicodeCategory(character) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
