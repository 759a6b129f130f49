namespace Checkout.Api.Ordering;

/// <summary>Keeps the checkouts of all tenants.</summary>
public interface ICheckoutStore
{
    /// <summary>A tenant's checkout; null where there is none.</summary>
    PaidCheckout? Find(string tenant, string id);

    /// <summary>Keeps a checkout, in place of the one of the same id.</summary>
    void Save(string tenant, PaidCheckout checkout);
}
