//! Certificates for servers with TLS.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use data_encoding::BASE64;
use rcgen::{
    BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair,
};

use crate::files::TemporaryFolder;

/// A root certificate, and a server's certificate for `localhost` and `127.0.0.1` that it has signed.
#[derive(Clone, Debug)]
pub struct Certificates {
    root_pem: String,
    files: Arc<TemporaryFolder>,
}

impl Certificates {
    /// Creates certificates that nothing else trusts.
    pub fn new() -> Self {
        Self::try_new().expect("certificates can be made")
    }

    /// Returns the root certificate in PEM.
    pub fn root_pem(&self) -> &str {
        &self.root_pem
    }

    pub(crate) fn certificate(&self) -> PathBuf {
        self.path("server.pem")
    }

    pub(crate) fn key(&self) -> PathBuf {
        self.path("server.key")
    }

    pub(crate) fn root(&self) -> PathBuf {
        self.path("root.pem")
    }

    fn try_new() -> Result<Self, rcgen::Error> {
        let mut root = CertificateParams::new(Vec::new())?;
        root.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        // With the name of the server's it would pass for self-signed.
        root.distinguished_name
            .push(DnType::CommonName, "root of a test");
        let root_key = KeyPair::generate()?;
        let root_pem = pem("CERTIFICATE", root.self_signed(&root_key)?.der());
        let issuer = Issuer::new(root, root_key);

        let names = vec!["localhost".to_owned(), "127.0.0.1".to_owned()];
        let mut server = CertificateParams::new(names)?;
        // The nodes of a cluster are clients of each other.
        server.extended_key_usages = vec![
            ExtendedKeyUsagePurpose::ServerAuth,
            ExtendedKeyUsagePurpose::ClientAuth,
        ];
        let key = KeyPair::generate()?;
        let certificate = server.signed_by(&key, &issuer)?;

        let files = TemporaryFolder::new();
        files.write("root.pem", &root_pem);
        files.write("server.pem", &pem("CERTIFICATE", certificate.der()));
        files.write("server.key", &pem("PRIVATE KEY", &key.serialize_der()));
        Ok(Self {
            root_pem,
            files: Arc::new(files),
        })
    }

    fn path(&self, name: &str) -> PathBuf {
        Path::join(self.files.path(), name)
    }
}

impl Default for Certificates {
    fn default() -> Self {
        Self::new()
    }
}

fn pem(label: &str, der: &[u8]) -> String {
    let mut text = format!("-----BEGIN {label}-----\n");
    // 48 bytes are a line of 64 characters.
    for line in der.chunks(48) {
        text.push_str(&BASE64.encode(line));
        text.push('\n');
    }
    text.push_str(&format!("-----END {label}-----\n"));
    text
}
