using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Parcels.Carrier.Resources;

namespace Parcels.Carrier;

/// <summary>The typed client of the carrier's API.</summary>
public sealed class CarrierClient(HttpClient http) : ICarrierClient
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <inheritdoc />
    public async Task<CarrierParcel?> FindAsync(string number, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync($"v2/parcels/{Uri.EscapeDataString(number)}", cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotFound)
            return null;

        response.EnsureSuccessStatusCode();
        var parcel = await response.Content.ReadFromJsonAsync<ParcelResource>(Json, cancellationToken);
        return parcel?.ToParcel();
    }
}
