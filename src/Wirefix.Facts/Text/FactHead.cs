namespace Wirefix.Facts.Text;

/// <summary>The beginning of a subject: direction, method and target. Facts in order have one after the other those of one endpoint.</summary>
internal sealed class FactHead
{
    private readonly string _text;

    private FactHead(string text, FactDirection direction, Endpoint endpoint)
    {
        _text = text;
        Direction = direction;
        Endpoint = endpoint;
    }

    /// <summary>Whether the service was called there, or called it.</summary>
    public FactDirection Direction { get; }

    /// <summary>Method, host and path template.</summary>
    public Endpoint Endpoint { get; }

    /// <summary>The head of a subject; null where it does not begin with one.</summary>
    public static FactHead? Read(string subject)
    {
        var direction = FactWord.First(subject);
        var method = direction.Next();
        var target = method.Next();
        if (!(direction.Is("in") || direction.Is("out")) || method.Text is not { } verb || target.Text is not { } place || target.Next().IsNone)
            return null;

        var slash = place.IndexOf('/');
        return slash < 0
            ? null
            : new FactHead(
                subject.Substring(0, target.End + 1),
                direction.Is("in") ? FactDirection.In : FactDirection.Out,
                new Endpoint(verb, place.Substring(0, slash), PathTemplate.Parse(place.Substring(slash))));
    }

    /// <summary>Whether a subject begins so.</summary>
    public bool Begins(string subject) => string.CompareOrdinal(subject, 0, _text, 0, _text.Length) == 0;

    /// <summary>What a subject that begins so says was counted; null where it is nothing that can be.</summary>
    public Counted? CountedBy(string subject) => Counted.Read(FactWord.At(subject, _text.Length));
}
