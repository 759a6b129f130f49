using System.Collections.Frozen;
using Wirefix.Facts;
using Wirefix.Facts.Text;
using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Traffic.Observing;

/// <summary>Counts what the messages of every pair hold, as it comes, and keeps the counts alone.</summary>
internal sealed class ObservingPass(Intake intake, EndpointTemplates templates) : IPairSink
{
    /// <summary>The most bytes that compressed bodies of a capture may unfold to; one body is held at a time.</summary>
    public const long MostUnfolded = 16L << 30;

    // An endpoint whose payloads have more places than these holds data in its names.
    private const int MostSubjects = 200_000;

    // These are of the connection, not of what the two sides have agreed on.
    private static readonly FrozenSet<string> OfTheConnection =
        FrozenSet.Create(StringComparer.Ordinal, "host", "connection", "keep-alive", "transfer-encoding", "content-length", "date");

    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    private readonly Dictionary<(MessageSubjects Message, string Path), TokenSet> _tokens = [];

    private readonly HashSet<UInt128> _seen = [];

    private readonly ProblemLog _problems = new(intake);

    private long _exchanges;

    private int _otherPairs;

    /// <inheritdoc/>
    public void Add(RecordedPair pair)
    {
        var identity = PairIdentity.OfExchange(PairOutline.Of(pair));
        if (identity != PairIdentity.None && !_seen.Add(identity))
            return;
        var taken = intake.Redact(intake.Decode(pair));
        foreach (var problem in taken.Problems)
            AddProblem(taken.Source, problem);
        Count(taken.Direction, taken.Request, taken.Response);
    }

    /// <summary>Counts an exchange whose bodies are decoded and whose credentials are replaced.</summary>
    public void Count(Direction direction, Request request, Response response)
    {
        _exchanges++;
        var place = FactPlace.Of(direction, templates.Of(PathShape.Of(direction, request)).Endpoint);
        var status = response.Status;
        Count(FactSubject.Calls(place.Direction, place.Endpoint));
        Count(FactSubject.Status(place.Direction, place.Endpoint, status));
        Count(new MessageSubjects(place.Direction, place.Endpoint, FactSide.Request, status), request);
        Count(new MessageSubjects(place.Direction, place.Endpoint, FactSide.Response, status), response);
    }

    /// <inheritdoc/>
    public void AddProblem(string where, string what) => _problems.Add(where, what);

    /// <inheritdoc/>
    public void AddOtherPair() => _otherPairs++;

    /// <inheritdoc/>
    public void PassOverFile()
    {
    }

    /// <summary>What was seen, with facts that were found otherwise.</summary>
    public ObservedFacts Result(IEnumerable<Fact> others)
    {
        var counts = _counts.Select(count => new Fact(count.Key, count.Value));
        var tokens = _tokens.SelectMany(set => set.Value.Counts.Select(token => new Fact(set.Key.Message.Token(set.Key.Path, token.Key), token.Value)));
        return new ObservedFacts(WireFacts.Of([.. counts, .. tokens, .. others]), _exchanges, _problems.Kept, _problems.Count, _otherPairs);
    }

    private void Count(MessageSubjects subjects, Message message)
    {
        foreach (var name in message.Headers.Select(header => header.Name.ToLowerInvariant()).Distinct(StringComparer.Ordinal))
        {
            if (!OfTheConnection.Contains(name))
                Count(subjects.Header(name));
        }

        if (message.MediaType is { Length: > 0 } mediaType)
            Count(subjects.Media(mediaType));
        foreach (var field in PayloadReader.Read(message) ?? Enumerable.Empty<PayloadField>())
            Count(subjects, field);
    }

    private void Count(MessageSubjects subjects, PayloadField field)
    {
        var path = FieldNames.WithoutIds(field.Path);
        Count(subjects.Field(path, FieldKinds.Of(field)));
        if (field.Kind == PayloadKind.String && _counts.Count < MostSubjects)
            TokensAt((subjects, path)).Add(field.Text);
    }

    private TokenSet TokensAt((MessageSubjects Message, string Path) place)
    {
        if (!_tokens.TryGetValue(place, out var set))
            _tokens[place] = set = new TokenSet();
        return set;
    }

    private void Count(string subject)
    {
        if (_counts.TryGetValue(subject, out var count) || _counts.Count < MostSubjects)
            _counts[subject] = count + 1;
    }
}
