using Wirefix.Traffic.Redaction;

namespace Wirefix.Traffic.Formats;

/// <summary>What every pair goes through before anything else sees it: its bodies are decoded, its credentials replaced.</summary>
/// <param name="redactor">Replaces credentials.</param>
/// <param name="mostUnfolded">The most bytes that compressed bodies of the whole capture may unfold to.</param>
internal sealed class Intake(Redactor redactor, long mostUnfolded)
{
    private const long LargestBody = 64L << 20;

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
        return pair with
        {
            Id = pair.Id ?? pair.Source,
            Request = redactor.Redact(pair.Request),
            Response = redactor.Redact(pair.Response),
            IsRedacted = true,
        };
    }

    private static bool HasEncoding(Message message) => !message.Body.IsEmpty && message.HeaderValue("Content-Encoding") is not null;

    private (TMessage Message, string? Problem) Decode<TMessage>(TMessage message)
        where TMessage : Message
    {
        if (!HasEncoding(message))
            return (message, null);
        var decoded = BodyDecoder.Decode(message.Body, message.HeaderValue("Content-Encoding"), Math.Min(LargestBody, _left));
        _left -= decoded.Unfolded;
        return (message with { Body = decoded.Body }, decoded.Problem);
    }
}
