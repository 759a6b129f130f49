using System.Net.Http.Headers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Uploads.Blobs;

/// <summary>Registers the client of the blob store.</summary>
public static class BlobServiceCollectionExtensions
{
    /// <summary>Adds <see cref="IBlobStore"/>, configured by the section <c>Blobs</c>.</summary>
    public static IServiceCollection AddBlobs(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<BlobOptions>()
            .Bind(configuration.GetSection(BlobOptions.Section))
            .Validate(options => options.BaseAddress is { IsAbsoluteUri: true }, "Blobs:BaseAddress must be an absolute address.")
            .ValidateOnStart();

        services.AddHttpClient<IBlobStore, BlobStore>((provider, http) =>
        {
            http.BaseAddress = provider.GetRequiredService<IOptions<BlobOptions>>().Value.BaseAddress;
            http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Uploads", "2.2"));
        });

        return services;
    }
}
