using Microsoft.AspNetCore.Routing;
using Samples.Recording.Reading;
using Samples.Recording.Running;

namespace Samples.Recording.Parcels;

/// <summary>Customers look after their parcels, and the accounting asks what some of them cost.</summary>
internal sealed class ParcelsTraffic : ISampleTraffic
{
    private const string Api = "Parcels.Api";

    public string Name => "Parcels";

    public IReadOnlyList<SampleService> Services { get; } = [new("src/Parcels.Api/Parcels.Api.csproj")];

    public void MapUpstreams(IEndpointRouteBuilder upstreams) => CarrierApi.Map(upstreams);

    public async Task DriveAsync(HttpClient client, CancellationToken cancellationToken)
    {
        foreach (var (parcel, index) in CarrierParcels.All.Select((parcel, index) => (parcel, index)))
        {
            await client.AskAsync($"/parcels/{parcel.Number}", cancellationToken);
            if (index % 3 == 2)
                await client.AskAsync($"/parcels/{parcel.Number}/charge", cancellationToken);

            if (index % 12 == 7)
                await client.AskAsync($"/parcels/PX{90000000 + index}", cancellationToken);
        }
    }

    public string Check(RecordedTraffic faulty, RecordedTraffic repaired)
    {
        var (failed, answered) = (faulty.Inbound(502, Api), faulty.Inbound(200, Api));
        Expectation.That(failed >= 5 && answered > 2 * failed, $"{Name}: expected 502 for some parcels, found {failed} beside {answered} × 200.");
        Expectation.That(repaired.Inbound(502, Api) == 0, $"{Name}: expected no 502 with the patch, found {repaired.Inbound(502, Api)}.");
        return $"{answered} × 200 and {failed} × 502; with the patch {repaired.Inbound(200, Api)} × 200";
    }
}
