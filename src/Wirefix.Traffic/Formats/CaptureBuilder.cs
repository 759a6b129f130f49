using System.Collections.Immutable;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Traffic.Formats;

/// <summary>Collects what the formats read; decodes and redacts each pair as it comes, judges the stamps at the end.</summary>
internal sealed class CaptureBuilder
{
    private const long LargestBody = 64L << 20;

    private readonly Dictionary<string, RecordedPair> _pairs = [];

    private readonly ImmutableArray<CaptureProblem>.Builder _problems = ImmutableArray.CreateBuilder<CaptureProblem>();

    private long _bytesLeft = 1L << 30;

    private int _otherPairs;

    private int _filesPassedOver;

    /// <summary>Takes a pair; of several with the same identity the one that holds most stays.</summary>
    public void Add(RecordedPair pair)
    {
        var (request, requestProblem) = Decoded(pair.Request);
        var (response, responseProblem) = Decoded(pair.Response);
        foreach (var problem in pair.Problems)
            AddProblem(pair.Source, problem);
        if (requestProblem is not null)
            AddProblem(pair.Source, $"request: {requestProblem}");
        if (responseProblem is not null)
            AddProblem(pair.Source, $"response: {responseProblem}");

        var id = pair.Id ?? pair.Source;
        var redacted = pair with { Id = id, Request = Redactor.Redact(request), Response = Redactor.Redact(response) };
        if (!_pairs.TryGetValue(id, out var known) || known.Content < redacted.Content)
            _pairs[id] = redacted;
    }

    /// <summary>Takes note of what could not be read.</summary>
    public void AddProblem(string where, string what) => _problems.Add(new CaptureProblem(where, what));

    /// <summary>Counts a pair of another protocol than HTTP.</summary>
    public void AddOtherPair() => _otherPairs++;

    /// <summary>Counts a file that is no capture.</summary>
    public void PassOverFile() => _filesPassedOver++;

    /// <summary>The capture, its exchanges in time order.</summary>
    public Capture Build()
    {
        var exchanges = TimingJudge.Judge([.. _pairs.Values])
            .OrderBy(exchange => exchange.Start)
            .ThenBy(exchange => exchange.Id, StringComparer.Ordinal);
        return new Capture(new Snapshot([.. exchanges]), _problems.ToImmutable(), _otherPairs) { FilesPassedOver = _filesPassedOver };
    }

    private (TMessage Message, string? Problem) Decoded<TMessage>(TMessage message)
        where TMessage : Message
    {
        var (body, problem) = BodyDecoder.Decode(message.Body, message.HeaderValue("Content-Encoding"), Math.Min(LargestBody, _bytesLeft));
        _bytesLeft -= body.Length;
        return (message with { Body = body }, problem);
    }
}
