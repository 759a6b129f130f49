using Microsoft.AspNetCore.Routing;
using Samples.Recording.Reading;
using Samples.Recording.Running;

namespace Samples.Recording.Feed;

/// <summary>Front pages ask for the headlines of each topic, and some readers for its stories one after another.</summary>
internal sealed class FeedTraffic : ISampleTraffic
{
    private const string Api = "Feed.Api";
    private const int Rounds = 2;

    public string Name => "Feed";

    public IReadOnlyList<SampleService> Services { get; } = [new("src/Feed.Api/Feed.Api.csproj")];

    public void MapUpstreams(IEndpointRouteBuilder upstreams) => WireApi.Map(upstreams);

    public async Task DriveAsync(HttpClient client, CancellationToken cancellationToken)
    {
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (topic, index) in WireStories.Topics.Select((topic, index) => (topic, index)))
            {
                await client.AskAsync($"/topics/{topic}/headlines", cancellationToken);
                if (index % Rounds == round)
                    await client.AskAsync($"/topics/{topic}/live", cancellationToken);
            }
        }
    }

    public string Check(RecordedTraffic faulty, RecordedTraffic repaired)
    {
        var (failed, answered) = (faulty.Inbound(502, Api), faulty.Inbound(200, Api));
        Expectation.That(failed >= 5 && answered > 4 * failed, $"{Name}: expected 502 for some topics, found {failed} beside {answered} × 200.");
        Expectation.That(repaired.Inbound(502, Api) == 0, $"{Name}: expected no 502 with the patch, found {repaired.Inbound(502, Api)}.");
        return $"{answered} × 200 and {failed} × 502; with the patch {repaired.Inbound(200, Api)} × 200";
    }
}
