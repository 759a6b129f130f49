using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Traffic.Formats;

/// <summary>
/// The headers at a token of an entry. Throws <see cref="InvalidOperationException"/> where they are out of the ordinary: then the
/// thorough reading tells what they are.
/// </summary>
internal static class OutlineHeaders
{
    private const int Usual = 8;

    /// <summary>Headers as RRPair has them, <c>{"Accept":["a","b"]}</c>; none where the token is no object.</summary>
    public static ImmutableArray<Header> OfObject(OutlineToken token, ReadOnlySpan<byte> json)
    {
        if (token.Type != JsonTokenType.StartObject)
            return [];
        var reader = token.Reader(json);
        var headers = ImmutableArray.CreateBuilder<Header>(Usual);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = NameOf(ref reader);
            if (Holds(headers, name))
                throw new InvalidOperationException("expected a name once");
            reader.Read();
            AddValues(ref reader, name, headers);
        }

        return headers.DrainToImmutable();
    }

    /// <summary>Headers as HAR has them, <c>[{"name":"Accept","value":"a"}]</c>; none where the token is no list.</summary>
    public static ImmutableArray<Header> OfArray(OutlineToken token, ReadOnlySpan<byte> json)
    {
        if (token.Type != JsonTokenType.StartArray)
            return [];
        var reader = token.Reader(json);
        var headers = ImmutableArray.CreateBuilder<Header>(Usual);
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            string? name = null;
            string? value = null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isName = reader.ValueTextEquals("name"u8);
                var isValue = reader.ValueTextEquals("value"u8);
                reader.Read();
                if (!isName && !isValue)
                    reader.TrySkip();
                else if (reader.TokenType != JsonTokenType.String || (isName ? name : value) is not null)
                    throw new InvalidOperationException("expected a name and a value once, as texts");
                else if (isName)
                    name = NameOf(ref reader);
                else
                    value = ValueOf(ref reader);
            }

            if (name is not null)
                headers.Add(new Header(name, value ?? ""));
        }

        if (reader.TokenType != JsonTokenType.EndArray)
            throw new InvalidOperationException("expected headers as objects");
        return headers.DrainToImmutable();
    }

    private static string NameOf(ref Utf8JsonReader reader) =>
        (reader.ValueIsEscaped ? null : HeaderNames.Of(reader.ValueSpan)) ?? reader.GetString()!;

    // Most values come with every message.
    private static string ValueOf(ref Utf8JsonReader reader) =>
        !reader.ValueIsEscaped && Ascii.IsValid(reader.ValueSpan) ? KnownTexts.Of(reader.ValueSpan) : reader.GetString()!;

    private static bool Holds(ImmutableArray<Header>.Builder headers, string name)
    {
        for (var i = 0; i < headers.Count; i++)
        {
            if (headers[i].Name == name)
                return true;
        }

        return false;
    }

    private static void AddValues(ref Utf8JsonReader reader, string name, ImmutableArray<Header>.Builder headers)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            headers.Add(new Header(name, ValueOf(ref reader)));
            return;
        }

        if (reader.TokenType != JsonTokenType.StartArray)
            throw new InvalidOperationException("expected texts");
        while (reader.Read() && reader.TokenType == JsonTokenType.String)
            headers.Add(new Header(name, ValueOf(ref reader)));
        if (reader.TokenType != JsonTokenType.EndArray)
            throw new InvalidOperationException("expected texts");
    }
}
