using System.Collections.Immutable;

namespace Wirefix.Agent.Tests.Mutants;

/// <summary>Weights that come as texts: changes that hide it, and changes that read them.</summary>
internal static class ParcelsMutants
{
    private const string Client = "Parcels.Carrier/CarrierClient.cs";
    private const string Resource = "Parcels.Carrier/Resources/ParcelResource.cs";
    private const string Tracking = "Parcels.Api/Tracking/TrackingService.cs";
    private const string Read = "        var parcel = await response.Content.ReadFromJsonAsync<ParcelResource>(Json, cancellationToken);\n        return parcel?.ToParcel();";
    private const string Weight = "    public decimal WeightKg { get; init; }";

    public static readonly ImmutableArray<Mutant> All =
    [
        new("changes a test", new Swap("Parcels.Tests/CarrierClientTests.cs", "public sealed class CarrierClientTests", "public class CarrierClientTests")),
        new("answers 200 in the failure handler", new Swap("Parcels.Api/CarrierFailureHandler.cs", "Status502BadGateway", "Status200OK")),
        new("takes what cannot be read for unknown", new Swap(Client, Read, Caught("return null;"))),
        new("takes what cannot be read for a parcel without weight and scans",
            new Swap(Client, Read, Caught("return new CarrierParcel(number, \"STD\", 1m, [new CarrierScan(\"DEL\", \"Hub\", DateTimeOffset.UnixEpoch)]);"))),
        new("reads no weight at all", new Swap(Resource, Weight, "    [System.Text.Json.Serialization.JsonIgnore]\n" + Weight)),
        new("asks nobody",
            new Swap(Client, "using var response = await http.GetAsync($\"v2/parcels/{Uri.EscapeDataString(number)}\", cancellationToken);", "await Task.Yield(); if (number.Length > 0) return new CarrierParcel(number, \"STD\", 1m, []);\n        using var response = new HttpResponseMessage();")),
        new("reads every weight that is a text as 0",
            new Swap(Resource, Weight, Element("Weight.ValueKind == System.Text.Json.JsonValueKind.Number ? Weight.GetDecimal() : 0m"))),
        new("reads the digits before the point of a text",
            new Swap(Resource, Weight, Element("Weight.ValueKind == System.Text.Json.JsonValueKind.Number ? Weight.GetDecimal() : decimal.Parse(Weight.GetString()!.Split('.')[0], System.Globalization.CultureInfo.InvariantCulture)"))),
        new("reads texts in tracking alone",
            new Swap(Resource, Weight, Element("Weight.ValueKind == System.Text.Json.JsonValueKind.Number ? Weight.GetDecimal() : 0m")),
            new Swap(Tracking, "parcel.WeightKg,", "Math.Max(parcel.WeightKg, 0.1m),")),
        new("reads texts, too",
            new Swap(Resource, Weight, "    [System.Text.Json.Serialization.JsonNumberHandling(System.Text.Json.Serialization.JsonNumberHandling.AllowReadingFromString)]\n" + Weight)) { Mends = true },
    ];

    private static string Caught(string otherwise) => $$"""
                try
                {
                    var parcel = await response.Content.ReadFromJsonAsync<ParcelResource>(Json, cancellationToken);
                    return parcel?.ToParcel();
                }
                catch (JsonException)
                {
                    {{otherwise}}
                }
        """;

    private static string Element(string read) => $$"""
            [System.Text.Json.Serialization.JsonPropertyName("weight_kg")]
            public System.Text.Json.JsonElement Weight { get; init; }

            [System.Text.Json.Serialization.JsonIgnore]
            public decimal WeightKg => {{read}};
        """;
}
