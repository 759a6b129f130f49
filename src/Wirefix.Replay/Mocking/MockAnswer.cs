using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Wirefix.Replay.Mocking;

/// <summary>How an answer of a mock goes over the wire.</summary>
internal static class MockAnswer
{
    /// <summary>Stands in the answer (501) to a call that was not recorded.</summary>
    public const string UnrecordedHeader = "X-Wirefix-Unrecorded";

    /// <summary>Answers what was recorded; where no answer came then, none comes now.</summary>
    public static async Task WriteAsync(HttpContext context, RecordedAnswer answer, Delivery delivery = Delivery.Whole)
    {
        if (answer.Status < StatusCodes.Status200OK)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = answer.Status;
        foreach (var header in answer.Headers)
            context.Response.Headers.Append(header.Name, header.Value);
        if (answer.Body is not { } body || answer.Status is StatusCodes.Status204NoContent or StatusCodes.Status304NotModified)
            return;

        var bytes = body.ToBytes();
        context.Response.ContentLength = bytes.Length;
        if (delivery == Delivery.Pieces)
            await Pieces.WriteAsync(context.Response.Body, bytes, context.RequestAborted);
        else
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    /// <summary>Answers a call for which nothing was recorded.</summary>
    public static Task RefuseUnrecordedAsync(HttpContext context, OutboundCall call)
    {
        context.Response.Headers[UnrecordedHeader] = "1";
        return RefuseAsync(context, StatusCodes.Status501NotImplemented, $"wirefix: no answer was recorded for {call}.");
    }

    /// <summary>
    /// Answers a call whose body is not read to its end, and ends the connection: the rest of a gigabyte would be waited for otherwise. Who is
    /// still sending sees the answer or that it was cut off.
    /// </summary>
    public static async Task RefuseExcessAsync(HttpContext context, string text)
    {
        if (!context.Response.HasStarted)
        {
            await RefuseAsync(context, StatusCodes.Status413PayloadTooLarge, text);
            await context.Response.CompleteAsync();
        }

        context.Abort();
    }

    /// <summary>Answers a call that the mock does not serve.</summary>
    public static async Task RefuseAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync($"{ReasonPhrases.GetReasonPhrase(status)}: {text}\n", context.RequestAborted);
    }
}
