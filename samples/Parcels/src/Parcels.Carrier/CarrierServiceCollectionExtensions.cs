using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Parcels.Carrier;

/// <summary>Registers the client of the carrier.</summary>
public static class CarrierServiceCollectionExtensions
{
    /// <summary>Adds <see cref="ICarrierClient"/>, configured by the section <c>Carrier</c>.</summary>
    public static IServiceCollection AddCarrier(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<CarrierOptions>()
            .Bind(configuration.GetSection(CarrierOptions.Section))
            .Validate(options => options.BaseAddress is { IsAbsoluteUri: true }, "Carrier:BaseAddress must be an absolute address.")
            .ValidateOnStart();

        services.AddHttpClient<ICarrierClient, CarrierClient>((provider, http) =>
        {
            var options = provider.GetRequiredService<IOptions<CarrierOptions>>().Value;
            http.BaseAddress = options.BaseAddress;
            http.DefaultRequestHeaders.Add("X-Customer-Number", options.Customer);
        });

        return services;
    }
}
