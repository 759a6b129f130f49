using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Samples.Recording.Parcels;

/// <summary>
/// The carrier: it knows the parcels that were handed in, and says what the scales of their depots wrote down. Those of its
/// own depots write a number; those of partners send a text, which it passes on as it came.
/// </summary>
internal static class CarrierApi
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static void Map(IEndpointRouteBuilder upstreams) =>
        upstreams.MapGet("/v2/parcels/{number}", Find).RequireHost("parcels.carrier.example");

    private static IResult Find(string number)
    {
        var parcel = CarrierParcels.All.FirstOrDefault(parcel => parcel.Number == number);
        return parcel is null
            ? Results.Json(new { Error = "unknown_parcel" }, Json, statusCode: StatusCodes.Status404NotFound)
            : Results.Json(ResourceOf(parcel), Json);
    }

    private static object ResourceOf(CarrierParcel parcel) => new
    {
        ParcelNumber = parcel.Number,
        ServiceCode = parcel.Service,
        WeightKg = parcel.IsWeighedByPartner ? FormattableString.Invariant($"{parcel.Grams / 1000m:0.0##}") : (object)(parcel.Grams / 1000m),
        Scans = parcel.Scans.Select(scan => new { EventCode = scan.Code, DepotName = scan.Depot, ScannedAt = scan.At }),
    };
}
