using System.Net.Http.Headers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Feed.Wire;

/// <summary>Registers the client of the news wire.</summary>
public static class WireServiceCollectionExtensions
{
    /// <summary>Adds <see cref="IWireClient"/>, configured by the section <c>Wire</c>.</summary>
    public static IServiceCollection AddWire(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WireOptions>()
            .Bind(configuration.GetSection(WireOptions.Section))
            .Validate(options => options.BaseAddress is { IsAbsoluteUri: true }, "Wire:BaseAddress must be an absolute address.")
            .ValidateOnStart();

        services.AddHttpClient<IWireClient, WireClient>((provider, http) =>
        {
            http.BaseAddress = provider.GetRequiredService<IOptions<WireOptions>>().Value.BaseAddress;
            http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Feed", "3.0"));
        });

        return services;
    }
}
