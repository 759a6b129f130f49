using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Samples.Recording.Feed;

/// <summary>
/// The news wire: it sends the stories of a topic's last hour as server-sent events and ends. Of a topic of which little happens each
/// story is sent as it is found; those of one of which much happens lie ready and are sent at once.
/// </summary>
internal static class WireApi
{
    private const int MostSentOneByOne = 6;

    private static readonly TimeSpan Finding = TimeSpan.FromMilliseconds(12);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Map(IEndpointRouteBuilder upstreams) =>
        upstreams.MapGet("/topics/{topic}/stories", SendAsync).RequireHost("wire.internal");

    private static async Task SendAsync(string topic, HttpContext context)
    {
        if (WireStories.Of(topic) is not { } stories)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-cache";
        var events = stories.Select((story, index) => $"id: {index + 1}\nevent: story\ndata: {JsonSerializer.Serialize(story, Json)}\n\n").ToArray();
        foreach (var sent in events.Length <= MostSentOneByOne ? events : [string.Concat(events)])
        {
            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(sent), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(Finding, context.RequestAborted);
        }
    }
}
