namespace Radar.Api.Matching;

/// <summary>Registers the matching of senders.</summary>
public static class MatchingServiceCollectionExtensions
{
    /// <summary>Adds <see cref="IContactMatcher"/> over the accounts in the section <c>Crm</c>.</summary>
    public static IServiceCollection AddMatching(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<CrmOptions>(configuration.GetSection(CrmOptions.Section));
        services.AddSingleton<IContactMatcher, ContactMatcher>();

        return services;
    }
}
