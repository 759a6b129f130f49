using System.Text.Json;
using Frames.Api.Batches;
using Frames.Api.TimeSeries;
using Frames.Protocol;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Frames.Tests;

public sealed class BatchServiceTests
{
    [Fact]
    public async Task The_readings_of_a_batch_are_stored_and_its_notices_are_noted()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        var stored = new TaskCompletionSource<JsonElement>();
        app.MapPut("/series/GW-1/batches/B-1", (JsonElement body) => stored.TrySetResult(body.Clone()) ? Results.Ok() : Results.Conflict());
        await app.StartAsync(TestContext.Current.CancellationToken);
        var gateways = new MemoryGatewayBook();
        var series = new TimeSeriesClient(new HttpClient { BaseAddress = new Uri($"{app.Urls.Single()}/") });
        var batch = new Batch().Reading(7, 1_772_442_000, 21.5m).Notice(8, 1_772_442_060, "door open");

        var summary = await new BatchService(new FrameReader(), series, gateways, NullLogger<BatchService>.Instance)
            .TakeAsync("GW-1", "B-1", batch.Body, TestContext.Current.CancellationToken);

        Assert.Equal(new BatchSummary("GW-1", "B-1", Readings: 1, Notices: 1, Sensors: 2), summary);
        Assert.Equal("door open", gateways.Find("GW-1")?.LastNotice);
        Assert.Equal(21.5m, (await stored.Task).GetProperty("readings")[0].GetProperty("value").GetDecimal());
    }

    [Fact]
    public async Task Nothing_is_taken_of_a_batch_with_a_damaged_frame()
    {
        var gateways = new MemoryGatewayBook();
        var service = new BatchService(
            new FrameReader(), new TimeSeriesClient(new HttpClient()), gateways, NullLogger<BatchService>.Instance);

        await Assert.ThrowsAsync<InvalidDataException>(() => service.TakeAsync(
            "GW-1", "B-1", new Batch().Reading(7, 1_772_442_000, 21.5m).Line("$R,7,17").Body, TestContext.Current.CancellationToken));

        Assert.Null(gateways.Find("GW-1"));
    }
}
