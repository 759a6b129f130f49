using System.Collections.Immutable;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Wirefix.Traffic;

namespace Wirefix.Replay.Mocking;

/// <summary>A call that was passed on to a service that is up.</summary>
/// <param name="call">The call.</param>
/// <param name="sent">What the caller sent.</param>
/// <param name="answer">The answer that has begun; null where none came.</param>
/// <param name="bodies">How much of the answer is kept.</param>
internal sealed class PassedCall(OutboundCall call, CopiedBody sent, HttpResponseMessage? answer, BodyBudget bodies) : IDisposable
{
    /// <summary>What the caller sent; null where it sent nothing.</summary>
    public RecordedBody? Sent => RecordedBody.From(sent.Bytes);

    /// <summary>Passes the answer back as it comes; where it breaks off, or none came, the caller sees just that.</summary>
    /// <returns>The answer as a capture would hold it; null where it did not come to its end.</returns>
    /// <exception cref="BodyTooLongException">There is more of the answer, or of what the caller sent, than is passed on.</exception>
    public async Task<RecordedAnswer?> AnswerAsync(HttpContext context)
    {
        if (answer is null)
        {
            context.Abort();
            return null;
        }

        var (status, headers) = ((int)answer.StatusCode, HeadersOf(answer));
        context.Response.StatusCode = status;
        foreach (var header in headers.Where(header => ServiceLine.GoesOn(header.Name)))
            context.Response.Headers.Append(header.Name, header.Value);
        try
        {
            var body = new CopiedBody(bodies);
            await context.Response.StartAsync(context.RequestAborted);
            await using var stream = await answer.Content.ReadAsStreamAsync(context.RequestAborted);
            await body.PassAsync(stream, context.Response.Body, context.RequestAborted);
            var decoded = await body.DecodedAsync(answer.Content.Headers.ContentEncoding.LastOrDefault());
            return new RecordedAnswer
            {
                Method = call.Method,
                Host = call.Host,
                PathAndQuery = call.PathAndQuery,
                Status = status,
                Headers = headers,
                Body = RecordedBody.From(decoded),
            };
        }
        catch (Exception exception) when (exception is HttpRequestException or SocketException or IOException or OperationCanceledException)
        {
            context.Abort();
            return (exception as BodyTooLongException ?? sent.Excess) is { } excess ? throw excess : null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => answer?.Dispose();

    private static ImmutableArray<Header> HeadersOf(HttpResponseMessage answer) =>
    [
        .. answer.Headers.NonValidated.Concat(answer.Content.Headers.NonValidated)
            .SelectMany(field => field.Value.Select(value => new Header(field.Key, value))),
    ];
}
