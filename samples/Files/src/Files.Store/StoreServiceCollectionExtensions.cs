using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Files.Store;

/// <summary>Registers the client of the object store.</summary>
public static class StoreServiceCollectionExtensions
{
    /// <summary>Adds <see cref="IObjectStore"/>, configured by the section <c>Store</c>.</summary>
    public static IServiceCollection AddObjectStore(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StoreOptions>()
            .Bind(configuration.GetSection(StoreOptions.Section))
            .Validate(options => options.BaseAddress is { IsAbsoluteUri: true }, "Store:BaseAddress must be an absolute address.")
            .ValidateOnStart();

        services.AddHttpClient<IObjectStore, ObjectStore>((provider, http) =>
            http.BaseAddress = provider.GetRequiredService<IOptions<StoreOptions>>().Value.BaseAddress);

        return services;
    }
}
