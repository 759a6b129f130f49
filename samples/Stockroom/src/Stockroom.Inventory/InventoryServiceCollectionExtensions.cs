using System.Net.Http.Headers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Stockroom.Inventory;

/// <summary>Registers the inventory client.</summary>
public static class InventoryServiceCollectionExtensions
{
    /// <summary>Adds <see cref="IInventoryClient"/>, configured by the section <c>Inventory</c>.</summary>
    public static IServiceCollection AddInventory(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<InventoryOptions>()
            .Bind(configuration.GetSection(InventoryOptions.Section))
            .Validate(options => options.BaseAddress is { IsAbsoluteUri: true }, "Inventory:BaseAddress must be an absolute address.")
            .ValidateOnStart();

        services.AddHttpClient<IInventoryClient, InventoryClient>((provider, http) =>
        {
            http.BaseAddress = provider.GetRequiredService<IOptions<InventoryOptions>>().Value.BaseAddress;
            http.Timeout = TimeSpan.FromSeconds(5);
            http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
            http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Stockroom", "1.9"));
        });

        return services;
    }
}
