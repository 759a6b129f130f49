using System.Net.Http.Headers;
using Microsoft.Extensions.Options;

namespace Frames.Api.TimeSeries;

/// <summary>Registers the client of the time series.</summary>
public static class TimeSeriesServiceCollectionExtensions
{
    /// <summary>Adds <see cref="ITimeSeriesClient"/>, configured by the section <c>TimeSeries</c>.</summary>
    public static IServiceCollection AddTimeSeries(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<TimeSeriesOptions>()
            .Bind(configuration.GetSection(TimeSeriesOptions.Section))
            .Validate(options => options.BaseAddress is { IsAbsoluteUri: true }, "TimeSeries:BaseAddress must be an absolute address.")
            .ValidateOnStart();

        services.AddHttpClient<ITimeSeriesClient, TimeSeriesClient>((provider, http) =>
        {
            http.BaseAddress = provider.GetRequiredService<IOptions<TimeSeriesOptions>>().Value.BaseAddress;
            http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Frames", "1.4"));
        });

        return services;
    }
}
