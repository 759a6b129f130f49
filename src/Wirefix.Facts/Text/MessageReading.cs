namespace Wirefix.Facts.Text;

/// <summary>Puts the facts of the messages of one side and status together.</summary>
internal sealed class MessageReading
{
    private readonly Dictionary<string, long> _mediaTypes = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, long> _headers = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, (Dictionary<FieldKind, long> Kinds, Dictionary<string, long> Tokens)> _fields = new(StringComparer.Ordinal);

    /// <summary>Adds what a line counts.</summary>
    /// <param name="words">The line's words; the fifth and what follows tell what of the messages was counted.</param>
    /// <param name="count">How often.</param>
    public void Add(string[] words, long count)
    {
        var subject = FactWord.TextOf(words[6])!;
        switch (words[5])
        {
            case FactSubject.MediaWord:
                _mediaTypes[subject] = count;
                break;
            case FactSubject.HeaderWord:
                _headers[subject] = count;
                break;
            default:
                AddField(subject, words, count);
                break;
        }
    }

    /// <summary>All of them.</summary>
    public MessageFacts Facts(FactSide side, int status, long count) => new(side, status, count)
    {
        MediaTypes = _mediaTypes,
        Headers = _headers,
        Fields = _fields.ToDictionary(field => field.Key, field => new FieldFacts(field.Key, field.Value.Kinds, field.Value.Tokens), StringComparer.Ordinal),
    };

    private void AddField(string path, string[] words, long count)
    {
        if (!_fields.TryGetValue(path, out var field))
            _fields[path] = field = ([], new(StringComparer.Ordinal));
        if (words[7] == FactSubject.TokenWord && words.Length > 8)
            field.Tokens[FactWord.TextOf(words[8])!] = count;
        else
            field.Kinds[KindWord.KindOf(words[7])!.Value] = count;
    }
}
