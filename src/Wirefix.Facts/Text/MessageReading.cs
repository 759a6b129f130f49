namespace Wirefix.Facts.Text;

/// <summary>Puts the facts of the messages of one side and status together, which come in the order of their subjects.</summary>
internal sealed class MessageReading(FactSide side, int status)
{
    private static readonly Dictionary<string, long> None = [];

    private readonly Dictionary<string, long> _mediaTypes = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, long> _headers = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, FieldFacts> _fields = new(StringComparer.Ordinal);

    // The field whose facts are being read.
    private FactWord _path;
    private Counts<FieldKind> _kinds = new();
    private Dictionary<string, long> _tokens = None;

    /// <summary>Requests or responses.</summary>
    public FactSide Side => side;

    /// <summary>The status of the responses.</summary>
    public int Status => status;

    /// <summary>Adds what was counted of the messages.</summary>
    public void Add(in Counted counted, long count)
    {
        switch (counted.Kind)
        {
            case CountedKind.Media:
                _mediaTypes[counted.Name.Text!] = count;
                break;
            case CountedKind.Header:
                _headers[counted.Name.Text!] = count;
                break;
            case CountedKind.Token:
                GoTo(counted.Name);
                _tokens = _tokens == None ? new(StringComparer.Ordinal) : _tokens;
                _tokens[counted.Value.Text!] = count;
                break;
            default:
                GoTo(counted.Name);
                _kinds.Add(counted.FieldKind, count);
                break;
        }
    }

    /// <summary>All of them, with how many messages there were.</summary>
    public MessageFacts Facts(long count)
    {
        EndField();
        return new(side, status, count) { MediaTypes = _mediaTypes, Headers = _headers, Fields = _fields };
    }

    private void GoTo(FactWord path)
    {
        if (path.IsSame(_path))
            return;

        EndField();
        _path = path;
    }

    private void EndField()
    {
        if (_kinds.Count + _tokens.Count == 0)
            return;

        var path = _path.Text!;
        _fields[path] = new FieldFacts(path, _kinds, _tokens);
        (_kinds, _tokens) = (new(), None);
    }
}
