using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Orders.Warehouse;

/// <summary>Registers the client of the warehouse.</summary>
public static class WarehouseServiceCollectionExtensions
{
    /// <summary>Adds <see cref="IWarehouseClient"/>, configured by the section <c>Warehouse</c>.</summary>
    public static IServiceCollection AddWarehouse(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WarehouseOptions>()
            .Bind(configuration.GetSection(WarehouseOptions.Section))
            .Validate(options => options.BaseAddress is { IsAbsoluteUri: true }, "Warehouse:BaseAddress must be an absolute address.")
            .ValidateOnStart();

        services.AddHttpClient<IWarehouseClient, WarehouseClient>((provider, http) =>
            http.BaseAddress = provider.GetRequiredService<IOptions<WarehouseOptions>>().Value.BaseAddress);

        return services;
    }
}
