using System.Text.Json;
using Feed.Api.Stories;
using Feed.Wire;

namespace Feed.Api.Endpoints;

/// <summary>The front page of a topic, and its stories one after another.</summary>
public static class TopicEndpoints
{
    /// <summary>Maps <c>GET /topics/{topic}/headlines</c> and <c>GET /topics/{topic}/live</c>.</summary>
    public static void MapTopics(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/topics/{topic}/headlines", HeadlinesAsync);
        routes.MapGet("/topics/{topic}/live", Live);
    }

    private static async Task<IResult> HeadlinesAsync(string topic, IStoryService stories, CancellationToken cancellationToken)
    {
        try
        {
            return Results.Ok(await stories.HeadlinesAsync(topic, cancellationToken));
        }
        catch (Exception e) when (e is HttpRequestException or JsonException)
        {
            return Results.Problem(
                title: "The wire could not be read", detail: e.Message, statusCode: StatusCodes.Status502BadGateway);
        }
    }

    private static IResult Live(string topic, IWireClient wire, CancellationToken cancellationToken) =>
        TypedResults.ServerSentEvents(wire.ReadStoriesAsync(topic, cancellationToken), eventType: "story");
}
