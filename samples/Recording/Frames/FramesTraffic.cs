using System.Net.Http.Headers;
using Microsoft.AspNetCore.Routing;
using Samples.Recording.Reading;
using Samples.Recording.Running;

namespace Samples.Recording.Frames;

/// <summary>Gateways send what their sensors measured every few minutes, and those that were offline for a while all of it at once.</summary>
internal sealed class FramesTraffic : ISampleTraffic
{
    private const string Api = "Frames.Api";
    private const int Batches = 44;
    private const int Gateways = 11;

    public string Name => "Frames";

    public IReadOnlyList<SampleService> Services { get; } = [new("src/Frames.Api/Frames.Api.csproj")];

    public void MapUpstreams(IEndpointRouteBuilder upstreams) => new SeriesApi().Map(upstreams);

    public async Task DriveAsync(HttpClient client, CancellationToken cancellationToken)
    {
        for (var number = 0; number < Batches; number++)
        {
            var gateway = $"GW-{4410 + (number % Gateways * 31)}";
            var wasOffline = number % 6 == 4;
            using var content = new ByteArrayContent(GatewayBatch.Of(number, wasOffline ? 560 + (number * 13) : 12 + (number * 11 % 60)));
            content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            await client.CallAsync(
                new HttpRequestMessage(HttpMethod.Put, $"/gateways/{gateway}/batches/{88_100 + number}") { Content = content }, cancellationToken);
            if (number % 5 == 3)
                await client.AskAsync($"/gateways/{gateway}", cancellationToken);
        }
    }

    public string Check(RecordedTraffic faulty, RecordedTraffic repaired)
    {
        var (failed, answered) = (faulty.Inbound(500, Api), faulty.Inbound(200, Api));
        Expectation.That(failed >= 6 && answered > 3 * failed, $"{Name}: expected 500 for large batches, found {failed} beside {answered} × 200.");
        Expectation.That(repaired.Inbound(500, Api) == 0, $"{Name}: expected no 500 with the patch, found {repaired.Inbound(500, Api)}.");
        return $"{answered} × 200 and {failed} × 500; with the patch {repaired.Inbound(200, Api)} × 200";
    }
}
