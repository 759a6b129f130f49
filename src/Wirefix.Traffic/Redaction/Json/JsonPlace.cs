using System.Text.Json;
using Wirefix.Traffic.Redaction.Names;
using Wirefix.Traffic.Redaction.Texts;

namespace Wirefix.Traffic.Redaction.Json;

/// <summary>
/// Where a reader stands in a JSON document, and whether a name makes the value there a secret: above it, or beside it as in
/// <c>{"name":"apiKey","value":"…"}</c> and <c>["Authorization","…"]</c>.
/// </summary>
internal sealed class JsonPlace(SecretNames names, JsonNames known)
{
    private readonly Stack<JsonLevel> _open = [];

    private string _path = "$";

    private Secrecy _secrecy;

    private Secrecy _ofList;

    private bool _isHeaders;

    private bool _isMessages;

    private bool _isLabel;

    /// <summary>Whether the number here is a secret.</summary>
    // No number looks random, though one with an exponent has a letter among its digits: 1.2345678e10.
    public bool IsSecretNumber(ReadOnlySpan<char> digits) => Here() is not (Secrecy.Random or Secrecy.Mixed) && Here().Hides(digits);

    /// <summary>Whether the text here is a secret.</summary>
    public bool IsSecretText(ref Utf8JsonReader reader)
    {
        if (List() is { } list)
            return IsSecretElement(ref reader, list);
        if (_open.Count > 0 && _isLabel && IsLabel(ref reader, _open.Peek()))
            _open.Peek().HasSecretLabel = true;
        return IsSecret(ref reader, _secrecy, _isMessages);
    }

    /// <summary>Whether what was cut off here is one.</summary>
    /// <param name="isNamed">Whether the last token was a name.</param>
    public bool IsSecretCut(bool isNamed) => (isNamed || List() is not null) && Here() != Secrecy.None;

    /// <summary>Takes the name of the value that comes next.</summary>
    public void Name(ref Utf8JsonReader reader)
    {
        var name = NameAt(ref reader);
        var level = _open.Peek();
        _isHeaders = level.IsHeaders || name.HoldsHeaders;
        _isMessages = level.IsMessages || name.HoldsMessages;
        _isLabel = name.IsLabel;
        _secrecy = Most(level.Secrecy, name.Secrecy);
        if (name.Key == KeyPart.Type)
            level.IsKey = IsKeyType(reader);
        if (level.IsHeaders)
            _secrecy = Most(_secrecy, name.OfHeader);
        if (_secrecy == Secrecy.None && ((name.IsValue && HasSecretLabel(reader, level)) || (name.Key == KeyPart.Private && IsKey(reader, level))))
            _secrecy = Secrecy.Sure;
        _ofList = Most(_secrecy, name.OfList);
        if (!names.HasPaths)
            return;
        _path = $"{level.Path}.{name.Name}";
        if (names.IsPlace(_path))
            (_secrecy, _ofList) = (Secrecy.Sure, Secrecy.Sure);
    }

    /// <summary>An object or list begins.</summary>
    public void Open(bool isArray)
    {
        var list = List();
        var path = !names.HasPaths ? "" : list is null ? _path : list.Path + "[*]";
        var secrecy = !isArray ? Here().Within() : list is null ? _ofList : Here();
        _open.Push(new JsonLevel(path, isArray, secrecy, list?.IsHeaders ?? _isHeaders, list?.IsMessages ?? _isMessages));
        if (list is not null)
            (list.Count, list.IsBehindLabel) = (list.Count + 1, false);
    }

    /// <summary>It ends.</summary>
    public void Close()
    {
        _open.Pop();
        (_secrecy, _ofList, _isHeaders, _isMessages, _isLabel) = (Secrecy.None, Secrecy.None, false, false, false);
        if (_open.Count == 0)
            _path = "$";
    }

    // Under what is wrong with them, the names of secrets have sentences.
    private static bool IsSecret(ref Utf8JsonReader reader, Secrecy secrecy, bool isMessages)
    {
        if (secrecy == Secrecy.None)
            return false;
        var value = reader.ValueIsEscaped && !isMessages && secrecy >= Secrecy.Likely ? "escaped" : reader.GetString()!;
        return secrecy.Hides(value) && !(isMessages && Sentence.IsOne(value));
    }

    private JsonLevel? List() => _open.TryPeek(out var level) && level.IsArray ? level : null;

    private Secrecy Here() => List() is not { } list ? _secrecy : IsPlace(list.Path + "[*]") ? Secrecy.Sure : list.Secrecy;

    private bool IsPlace(string path) => names.HasPaths && names.IsPlace(path);

    // A pair by itself, or one of the pairs of a flat list of headers; lists of names stay.
    private bool IsSecretElement(ref Utf8JsonReader reader, JsonLevel list)
    {
        var secrecy = Here();
        if (secrecy != Secrecy.None)
            return IsSecret(ref reader, secrecy, list.IsMessages);
        var isPair = list.IsBehindLabel && (list.IsHeaders || (list.Count == 1 && IsLastElement(reader)));
        list.Count++;
        if (isPair && !IsName(reader.ValueSpan))
        {
            list.IsBehindLabel = false;
            return true;
        }

        list.IsBehindLabel = (list.IsHeaders || list.Count == 1) && IsLabel(ref reader, list);
        return false;
    }

    private bool IsLabel(ref Utf8JsonReader reader, JsonLevel level)
    {
        const int LongestLabel = 64;
        if (NamesStoredSecret(reader.ValueSpan))
            return true;
        if (reader.ValueSpan.Length is 0 or > LongestLabel || IsNumbered(reader.ValueSpan))
            return false;
        Span<char> label = stackalloc char[LongestLabel];
        return names.IsLabel(label[..reader.CopyString(label)], level.IsHeaders);
    }

    // The address of one in a store of secrets: https://name.vault.azure.net/secrets/name/version.
    private static bool NamesStoredSecret(ReadOnlySpan<byte> label) => label.IndexOf("/secrets/"u8) >= 0;

    // An id, a date or a hash.
    private static bool IsNumbered(ReadOnlySpan<byte> label)
    {
        const int MostDigits = 3;
        var digits = 0;
        foreach (var symbol in label)
            digits += char.IsAsciiDigit((char)symbol) ? 1 : 0;
        return digits > MostDigits;
    }

    // The name may stand behind the value; it is looked for once, however many values there are.
    private bool HasSecretLabel(Utf8JsonReader ahead, JsonLevel level)
    {
        if (level.HasSecretLabel || level.IsKnown)
            return level.HasSecretLabel;
        level.IsKnown = true;
        var depth = ahead.CurrentDepth;
        while (!level.HasSecretLabel && ahead.Read() && ahead.CurrentDepth >= depth)
        {
            if (ahead.TokenType == JsonTokenType.PropertyName && ahead.CurrentDepth == depth && NameAt(ref ahead).IsLabel)
                level.HasSecretLabel = ahead.Read() && ahead.TokenType == JsonTokenType.String && IsLabel(ref ahead, level);
        }

        return level.HasSecretLabel;
    }

    // The type may stand behind the other members.
    private bool IsKey(Utf8JsonReader ahead, JsonLevel level)
    {
        if (level.IsKey is { } known)
            return known;
        level.IsKey = false;
        var depth = ahead.CurrentDepth;
        while (level.IsKey == false && ahead.Read() && ahead.CurrentDepth >= depth)
        {
            if (ahead.TokenType == JsonTokenType.PropertyName && ahead.CurrentDepth == depth && NameAt(ref ahead).Key == KeyPart.Type)
                level.IsKey = IsKeyType(ahead);
        }

        return level.IsKey.Value;
    }

    private static bool IsKeyType(Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType == JsonTokenType.String
        && (reader.ValueTextEquals("RSA"u8) || reader.ValueTextEquals("EC"u8) || reader.ValueTextEquals("OKP"u8) || reader.ValueTextEquals("oct"u8) || reader.ValueTextEquals("AKP"u8));

    private JsonName NameAt(ref Utf8JsonReader reader)
    {
        const int UsualName = 256;
        Span<char> buffer = stackalloc char[UsualName];
        return known.Of(reader.ValueSpan.Length > UsualName ? reader.GetString() : buffer[..reader.CopyString(buffer)]);
    }

    private static bool IsLastElement(Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.EndArray;

    private static bool IsName(ReadOnlySpan<byte> text)
    {
        foreach (var symbol in text)
        {
            if (!char.IsAsciiLetter((char)symbol) && symbol is not ((byte)'-' or (byte)'_' or (byte)'.'))
                return false;
        }

        return true;
    }

    private static Secrecy Most(Secrecy one, Secrecy other) => one > other ? one : other;
}
