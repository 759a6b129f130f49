using System.Net;
using System.Text;
using Parcels.Carrier;

namespace Parcels.Tests;

public sealed class CarrierClientTests
{
    [Fact]
    public async Task A_parcel_is_read_with_its_scans()
    {
        var parcel = await ClientAnswering(HttpStatusCode.OK, """
            {"parcel_number":"PX1","service_code":"EXP","weight_kg":12.5,"scans":[
              {"event_code":"ARR","depot_name":"Kassel","scanned_at":"2026-03-02T09:00:00+00:00"}]}
            """).FindAsync("PX1", CancellationToken.None);

        Assert.Equal(12.5m, parcel?.WeightKg);
        Assert.Equal(new CarrierScan("ARR", "Kassel", new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero)), parcel?.Scans[0]);
    }

    [Fact]
    public async Task A_parcel_that_is_not_known_is_null() =>
        Assert.Null(await ClientAnswering(HttpStatusCode.NotFound, "{}").FindAsync("PX1", CancellationToken.None));

    [Fact]
    public async Task A_refused_call_is_an_error() => await Assert.ThrowsAsync<HttpRequestException>(
        () => ClientAnswering(HttpStatusCode.Forbidden, "{}").FindAsync("PX1", CancellationToken.None));

    private static CarrierClient ClientAnswering(HttpStatusCode status, string json) =>
        new(new HttpClient(new Answer(status, json)) { BaseAddress = new Uri("https://carrier.example/") });

    private sealed class Answer(HttpStatusCode status, string json) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") });
    }
}
