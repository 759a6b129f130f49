using Wirefix.Traffic.Redaction;

namespace Wirefix.Traffic.Formats;

/// <summary>What every pair goes through before anything else sees it: its bodies are decoded, its credentials replaced.</summary>
/// <param name="redactor">Replaces credentials.</param>
/// <param name="mostUnfolded">The most bytes that compressed bodies of the whole capture may unfold to.</param>
internal sealed class Intake(Redactor redactor, long mostUnfolded)
{
    private const long LargestBody = 64L << 20;

    // As much as tells what was found; what a capture holds has no bound.
    private const int LongestQuote = 60;

    private const int LongestBeginning = 300;

    private const int LongestEnd = 100;

    // As much is looked through for secrets.
    private const int LongestRedacted = 4096;

    private const int MostPackings = 4;

    private static readonly string TooDeep = $"expected a body that is compressed at most {MostPackings} times, found more; the exchange is kept without this body";

    private readonly string _tooMuch =
        $"expected compressed bodies of at most {mostUnfolded:N0} bytes in the whole capture, found more; the exchange is kept without this body";

    private long _left = mostUnfolded;

    /// <summary>The pair redacted where nothing has to be decoded before, which has its turn. It may be called by several threads at once.</summary>
    public RecordedPair Begin(RecordedPair pair) => HasEncoding(pair.Request) || HasEncoding(pair.Response) ? pair : Redact(pair);

    /// <summary>The pair with its bodies decoded, and what could not be decoded added to its problems.</summary>
    public RecordedPair Decode(RecordedPair pair)
    {
        var (request, requestProblem) = Decode(pair.Request);
        var (response, responseProblem) = Decode(pair.Response);
        if (ReferenceEquals(request, pair.Request) && ReferenceEquals(response, pair.Response))
            return pair;
        var problems = pair.Problems;
        if (requestProblem is not null)
            problems = problems.Add($"request: {requestProblem}");
        if (responseProblem is not null)
            problems = problems.Add($"response: {responseProblem}");
        return pair with { Request = request, Response = response, Problems = problems };
    }

    /// <summary>The pair with tokens in the place of credentials. It may be called by several threads at once.</summary>
    public RecordedPair Redact(RecordedPair pair)
    {
        if (pair.IsRedacted)
            return pair;
        var request = redactor.Redact(pair.Request);
        return pair with
        {
            Id = pair.Id is { } id ? redactor.Redact(id) : pair.Source,
            TraceId = pair.TraceId is { } trace ? redactor.Redact(trace) : TraceParent.TraceIdOf(request),
            Service = pair.Service is { } service ? redactor.Redact(service) : null,
            Request = request,
            Response = redactor.Redact(pair.Response),
            IsRedacted = true,
        };
    }

    /// <summary>
    /// What could not be read. The sentence may quote the capture as it stands there: it comes out short and with tokens in the place
    /// of secrets.
    /// </summary>
    public CaptureProblem Problem(string where, string what) => new(where, Said(what));

    /// <summary>A sentence that quotes a capture, in the same way.</summary>
    public string Said(string what)
    {
        var said = what.Length <= LongestRedacted ? redactor.Redact(what) : RedactedBeginning(what[..LongestRedacted]);
        var rest = BehindQuote(what);
        var most = StartOfQuote(said) is > 0 and var start ? start + LongestQuote : LongestBeginning;
        var isCut = what.Length > LongestRedacted || said.Length > most + rest.Length;
        return VisibleText.Of(isCut ? $"{Beginning(said, most)}…{rest}" : said);
    }

    // Half of a surrogate pair is no character.
    private static string Beginning(string said, int most) =>
        said.Length <= most ? said : said[..(char.IsHighSurrogate(said[most - 1]) ? most - 1 : most)];

    // What was expected may have quotes of its own.
    private static int StartOfQuote(string said) => said.IndexOf('"', Math.Max(0, said.IndexOf(", found ", StringComparison.Ordinal))) + 1;

    // Tokens are shorter than what they stand for: then a secret that is cut in two at the end could come into sight.
    private string RedactedBeginning(string beginning)
    {
        var said = redactor.Redact(beginning);
        return said.Length >= beginning.Length ? said : redactor.Redact(beginning[..(beginning.AsSpan().LastIndexOfAny(" \t\r\n,;&\"'") + 1)]);
    }

    // What becomes of the entry; no quote reaches there.
    private static string BehindQuote(string what)
    {
        var end = what.LastIndexOf('"');
        return end < 0 ? "" : what[Math.Max(end, what.Length - LongestEnd)..];
    }

    private static bool HasEncoding(Message message) =>
        !message.Body.IsEmpty && (message.HeaderValue("Content-Encoding") is not null || PackedBody.EncodingOf(message.Body.Span) is not null);

    private (TMessage Message, string? Problem) Decode<TMessage>(TMessage message)
        where TMessage : Message
    {
        if (!HasEncoding(message))
            return (message, null);
        var (decoded, problem) = Unfolded(message.Body, message.HeaderValue("Content-Encoding"));
        if (problem is not null)
            return (message with { Body = decoded, IsBodyUnknown = true }, problem);
        (var body, problem) = RedactedWithin(decoded, message.ContentType, MostPackings);
        return (message with
        {
            Body = body,
            IsBodyUnknown = problem is not null,
            Headers = ContentLength.Kept(message.Headers, decoded.Length, body.Length),
        }, problem);
    }

    private (ReadOnlyMemory<byte> Body, string? Problem) Unfolded(ReadOnlyMemory<byte> body, string? encoding)
    {
        var limit = Math.Clamp(_left, 0, LargestBody);
        var decoded = BodyDecoder.Decode(body, encoding, limit);
        _left -= decoded.Unfolded;
        return (decoded.Body, limit < LargestBody && decoded.Unfolded > limit ? _tooMuch : decoded.Problem);
    }

    // A file stays one; what cannot be looked into is not kept.
    private (ReadOnlyMemory<byte> Body, string? Problem) RedactedWithin(ReadOnlyMemory<byte> body, string? contentType, int packings)
    {
        if (redactor == Redactor.None || PackedBody.EncodingOf(body.Span) is not { } encoding)
            return (body, null);
        if (packings == 0)
            return (ReadOnlyMemory<byte>.Empty, TooDeep);
        var (plain, problem) = Unfolded(body, encoding);
        if (problem is not null || plain.Equals(body))
            return (plain, problem);
        (var redacted, problem) = RedactedWithin(redactor.Redact(plain, contentType), contentType, packings - 1);
        if (problem is not null)
            return (redacted, problem);
        return (redacted.Equals(plain) && PackedBody.EndsAsOne(body.Span, plain.Span, encoding) ? body : PackedBody.Pack(redacted, encoding), null);
    }
}
